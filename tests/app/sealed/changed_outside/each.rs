//! Each attack on the entries of each table.

use super::each_attack_on;

#[tokio::test]
async fn a_check_in() {
    each_attack_on("check_in").await;
}

#[tokio::test]
async fn what_was_added_to_a_check_in() {
    each_attack_on("check_in_detail").await;
}

#[tokio::test]
async fn a_promise() {
    each_attack_on("commitment_version").await;
}

#[tokio::test]
async fn an_answer_to_a_promise() {
    each_attack_on("commitment_answer").await;
}

#[tokio::test]
async fn the_end_of_a_commitment() {
    each_attack_on("commitment_retirement").await;
}

#[tokio::test]
async fn how_a_day_went() {
    each_attack_on("keeping").await;
}

#[tokio::test]
async fn a_date() {
    each_attack_on("date_version").await;
}

#[tokio::test]
async fn a_note_after_a_date() {
    each_attack_on("date_note").await;
}

#[tokio::test]
async fn a_turn_of_a_talk() {
    each_attack_on("turn").await;
}

#[tokio::test]
async fn an_answer_to_a_question() {
    each_attack_on("question_answer").await;
}

#[tokio::test]
async fn a_page_of_a_journal() {
    each_attack_on("journal_page").await;
}

#[tokio::test]
async fn a_copy_of_one_that_was_shared() {
    each_attack_on("journal_copy").await;
}

#[tokio::test]
async fn what_the_two_do_after_a_setback() {
    each_attack_on("wording").await;
}

#[tokio::test]
async fn a_hard_day() {
    each_attack_on("hard_date").await;
}

#[tokio::test]
async fn a_hard_day_that_was_shared() {
    each_attack_on("shared_hard_date").await;
}

#[tokio::test]
async fn an_answer_to_a_hard_day() {
    each_attack_on("hard_date_answer").await;
}

#[tokio::test]
async fn something_for_a_session() {
    each_attack_on("agenda_item").await;
}

#[tokio::test]
async fn whom_the_two_could_ask() {
    each_attack_on("contact").await;
}

#[tokio::test]
async fn an_appointment() {
    each_attack_on("appointment").await;
}

#[tokio::test]
async fn something_to_practise() {
    each_attack_on("practice").await;
}

#[tokio::test]
async fn how_it_was_to_practise() {
    each_attack_on("practice_reflection").await;
}

#[tokio::test]
async fn a_question_in_the_box() {
    each_attack_on("box_question").await;
}

#[tokio::test]
async fn an_answer_in_the_box() {
    each_attack_on("box_answer").await;
}

#[tokio::test]
async fn something_told() {
    each_attack_on("disclosure").await;
}

#[tokio::test]
async fn a_title_for_what_happened() {
    each_attack_on("breach_version").await;
}

#[tokio::test]
async fn openness() {
    each_attack_on("openness").await;
}

#[tokio::test]
async fn what_is_being_written_for_the_other() {
    each_attack_on("draft_part").await;
}

#[tokio::test]
async fn a_card_for_a_hard_moment() {
    each_attack_on("hard_moment_card").await;
}

#[tokio::test]
async fn what_one_carries() {
    each_attack_on("impact_statement").await;
}

#[tokio::test]
async fn an_answer_to_what_one_carries() {
    each_attack_on("impact_statement_act").await;
}

#[tokio::test]
async fn what_one_takes_responsibility_for() {
    each_attack_on("accountability_statement").await;
}

#[tokio::test]
async fn an_answer_to_what_one_takes_responsibility_for() {
    each_attack_on("accountability_statement_act").await;
}

#[tokio::test]
async fn something_that_was_raised() {
    each_attack_on("concern").await;
}

#[tokio::test]
async fn a_line_of_a_weekly_meeting() {
    each_attack_on("weekly_meeting_act").await;
}

#[tokio::test]
async fn a_small_deed() {
    each_attack_on("small_deed").await;
}

#[tokio::test]
async fn the_other_side() {
    each_attack_on("other_side").await;
}

#[tokio::test]
async fn a_suggested_hobby() {
    each_attack_on("hobby_suggestion").await;
}

#[tokio::test]
async fn an_idea() {
    each_attack_on("idea").await;
}
