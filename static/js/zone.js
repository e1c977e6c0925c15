// Offers the time zone of this device first, wherever a page asks for one.
{
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  for (const select of document.querySelectorAll("select[data-own-zone]")) {
    const own = [...select.options].find((option) => option.value === timeZone);
    if (own) own.selected = true;
  }
}
