//! Everything that the database holds, to be compared.

use std::{collections::BTreeSet, sync::Arc};

use data_encoding::HEXUPPER;
use sqlx::Row as _;

use crate::{host::Host, sealed::search::stands_in, world::World};

/// Looks at all tables.
pub(super) struct Eye {
    host: Host,
    questions: Vec<String>,
    /// What it saw last, and at which of the database's counts of what others wrote.
    last: Option<(i64, Rows)>,
}

/// Every row, as text that begins with its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rows(Arc<BTreeSet<String>>);

impl Rows {
    /// Those that name somebody, whose id is written like this.
    pub(super) fn of(&self, person: &str) -> BTreeSet<&str> {
        self.0.iter().map(String::as_str).filter(|row| stands_in(row, person)).collect()
    }
}

impl Eye {
    pub(super) async fn on(world: &World) -> Self {
        let mut host = Host::of(world).await;
        let mut questions = Vec::new();
        let tables =
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
        for table in host.rows(tables).await {
            let table: String = table.get(0);
            let columns =
                host.rows(&format!("select name from pragma_table_info('{table}')")).await;
            let columns = columns.iter().map(|column| column.get::<String, _>(0));
            let columns: Vec<_> = columns.map(|column| format!("quote(\"{column}\")")).collect();
            questions.push(format!(
                "select '{table}: ' || {} from \"{table}\"",
                columns.join(" || ', ' || ")
            ));
        }
        Self { host, questions, last: None }
    }

    /// Everything there is; what nobody has written since is not read again.
    pub(super) async fn all(&mut self) -> Rows {
        let count: i64 = self.host.rows("pragma data_version").await[0].get(0);
        if let Some((_, rows)) = self.last.as_ref().filter(|(last, _)| *last == count) {
            return rows.clone();
        }
        let mut rows = BTreeSet::new();
        for question in &self.questions {
            rows.extend(self.host.rows(question).await.iter().map(|row| row.get::<String, _>(0)));
        }
        let rows = Rows(Arc::new(rows));
        self.last = Some((count, rows.clone()));
        rows
    }

    /// Somebody's id as it stands in a row.
    pub(super) async fn written(&mut self, world: &World, name: &str) -> String {
        let id = Host::of(world).await.id_of(name).await;
        let written = HEXUPPER.encode(id.as_bytes());
        assert!(!self.all().await.of(&written).is_empty(), "{name} is in the database");
        written
    }
}
