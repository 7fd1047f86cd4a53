// A form with a long table: 200 rows of four columns.

export const GRID = "bench_grid";
const ROWS = 200;

/** The definition, in Form.io's own types. */
export function gridForm() {
  const column = (type: string, key: string, label: string) => ({ type, key, label, input: true, validate: { required: true } });
  return {
    title: "Visits",
    display: "form",
    type: "form",
    name: GRID,
    path: GRID,
    components: [
      {
        type: "datagrid",
        key: "visits",
        label: "Visits",
        input: true,
        components: [
          column("textfield", "who", "Who was visited"),
          column("textfield", "where", "Where"),
          column("number", "hours", "Hours"),
          column("textfield", "remark", "Remark"),
        ],
      },
    ],
  };
}

/** Answers for all rows. */
export function gridAnswers() {
  const visits = Array.from({ length: ROWS }, (_, row) => ({
    who: `Person ${row}`,
    where: `${row} Harbour Street, Marlow Bay`,
    hours: row % 9,
    remark: `Nothing in particular, visit ${row}`,
  }));
  return { visits };
}
