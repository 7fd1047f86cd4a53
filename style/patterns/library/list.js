// The list of pages and components, with a search in names and purposes.
(() => {
  const list = document.getElementById("list");
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const { element, all } = View;

  const links = all().map((item) => {
    const link = element("a", "", item.title);
    const text = `${item.title} ${item.name} ${item.purpose ?? ""}`.toLowerCase();
    return { item, link, row: element("li", "", link), text };
  });

  for (const [title, isPage] of [["Whole pages", true], ["Components", false]]) {
    const rows = links.filter(({ item }) => !item.states === isPage).map(({ row }) => row);
    if (!rows.length) continue;
    list.append(element("section", "", element("h2", "", title), element("ul", "", ...rows)));
  }

  find.oninput = () => {
    const words = find.value.toLowerCase().split(/\s+/);
    let count = 0;
    for (const { row, text } of links) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) count += 1;
    }
    list.querySelectorAll("section").forEach((section) => (section.hidden = !section.querySelector("li:not([hidden])")));
    found.textContent = find.value ? `${count} of ${links.length} found` : "";
  };

  State.follow(() => {
    for (const { item, link } of links) {
      link.href = State.address({ at: item.at });
      if (item.at === View.shown()) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  });
})();
