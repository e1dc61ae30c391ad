// Searches, sorts, filters and turns the pages of the table of students. Without it the table is there, by name.
"use strict";
(() => {
  const { language, assignments, words } = window.classColumns;
  const table = document.getElementById("table");
  const element = (id) => document.getElementById(id);
  if (!table || !window.classRows) return;
  const PAGE = 100, LATE = 1, OPEN = 2, LOOK = 4, EMPTY = 8;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss");
  const rows = window.classRows.map(([student, name, total, cells], order) =>
    ({ student, name, total, cells, order, words: plain(name + " " + student) }));
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 4, useGrouping: false });
  let sorted = { column: -2, ascending: true }, first = 0, shown = rows;

  const missing = (cell) => !cell || Boolean((cell[1] || 0) & EMPTY);
  const flag = (cell, bits) => Boolean(cell && (cell[1] || 0) & bits);
  const TESTS = { missing, late: (cell) => flag(cell, LATE), open: (cell) => flag(cell, OPEN | LOOK) };
  const value = (row, column) => column === -1 ? row.total : missing(row.cells[column]) ? null : row.cells[column][0];

  function made(tag, text, attributes) {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    for (const [name, content] of Object.entries(attributes || {})) node.setAttribute(name, content);
    return node;
  }

  function cellOf(student, assignment, cell) {
    const place = made("td", undefined, { class: "amount" });
    const address = `feedback/${encodeURIComponent(student)}/${encodeURIComponent(assignment)}.html`;
    if (!cell) place.append(made("span", words.missing, { class: "gone" }));
    else if (missing(cell)) place.append(made("a", words.missing, { class: "gone", href: address }));
    else place.append(made("a", digits.format(cell[0]), { href: address }));
    if (flag(cell, OPEN)) place.append(made("small", words.not_graded, { class: "open" }));
    else if (flag(cell, LOOK)) place.append(made("small", words.look, { class: "open" }));
    if (flag(cell, LATE)) {
      const said = cell[2] ? words.late_by.replace("{points}", digits.format(cell[2])) : words.late;
      place.append(made("small", said, { class: "late" }));
    }
    return place;
  }

  function rowOf({ student, name, total, cells }) {
    const line = made("tr"), head = made("th", undefined, { scope: "row" });
    const link = made("a", undefined, { href: `class/students/${encodeURIComponent(student)}/index.html` });
    const whole = made("bdi");
    for (const word of name.split(/\s+/)) whole.append(made("span", word), " ");
    link.append(whole);
    head.append(link);
    line.append(head, made("td", digits.format(total), { class: "amount" }));
    cells.forEach((cell, n) => line.append(cellOf(student, assignments[n], cell)));
    return line;
  }

  function show() {
    const last = Math.min(first + PAGE, shown.length);
    table.tBodies[0].replaceChildren(...shown.slice(first, last).map(rowOf));
    const fill = { first: first + 1, last, count: shown.length };
    element("range").textContent = shown.length ? words.rows.replace(/\{(\w+)\}/g, (_, name) => fill[name]) : words.no_rows;
    element("previous").disabled = first === 0;
    element("next").disabled = last >= shown.length;
  }

  function select() {
    const asked = plain(element("search").value).split(/\s+/).filter(Boolean);
    const test = TESTS[element("show").value], at = element("assignment").value;
    shown = rows.filter((row) => asked.every((word) => row.words.includes(word)) &&
      (!test || (at === "" ? row.cells.some(test) : test(row.cells[Number(at)]))));
    const sign = sorted.ascending ? 1 : -1;
    if (sorted.column === -2) shown.sort((a, b) => sign * (a.order - b.order));
    else shown.sort((a, b) => {
      const one = value(a, sorted.column), other = value(b, sorted.column);
      if (one === null || other === null) return (one === null) - (other === null) || a.order - b.order;
      return sign * (one - other) || a.order - b.order;
    });
    first = 0;
    show();
  }

  [...table.tHead.rows[0].cells].forEach((head, n) => {
    const column = n - 2, button = made("button", head.textContent.trim(), { type: "button", class: "sort" });
    const link = head.querySelector("a");
    if (link) button.title = link.title;
    button.addEventListener("click", () => {
      const again = sorted.column === column;
      sorted = { column, ascending: again ? !sorted.ascending : column === -2 };
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", sorted.ascending ? "ascending" : "descending");
      select();
    });
    head.replaceChildren(button);
  });
  table.tHead.rows[0].cells[0].setAttribute("aria-sort", "ascending");
  for (const id of ["search", "show", "assignment"]) element(id).addEventListener("input", select);
  element("previous").addEventListener("click", () => { first = Math.max(0, first - PAGE); show(); });
  element("next").addEventListener("click", () => { first += PAGE; show(); });
  element("controls").hidden = false;
  const pages = element("pages");
  if (pages) pages.hidden = true;
  select();
})();
