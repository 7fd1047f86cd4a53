// Real forms, from the page of the service to the stored submission: everything that is asked is
// answered by what can be seen, and what the agency stored is what was answered.

import { Citizen, type Wishes } from "../support/forms/citizen.ts";
import { Definition } from "../support/forms/definition.ts";
import { expectStored } from "../support/forms/stored.ts";
import { expectAccessible } from "../support/axe.ts";
import { expect, test } from "../support/test.ts";
import { heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

const FORMS: (Wishes & { path: string })[] = [
  // The longest and the deepest. These answers lead through most of its pages.
  {
    path: "nav020807",
    choose: {
      skalDuArbeideIEttEllerFlereLand: "Flere land",
      hvorMangeArbeidsgivereEllerVirksomheterSkalDuJobbeForIPeriodenDuSokerFor:
        "Tre arbeidsgivere eller virksomheter",
    },
  },
  { path: "nav330007" },
  { path: "nav540011" },
  // Fifty rows, each with rows of its own.
  {
    path: "kitchen_sink_datagrid",
    rows: (path) => ({ oneRowPerLake: 50, "oneRowPerLake[0].dataGrid": 2 })[path] ?? 1,
  },
  { path: "nav031610" },
  { path: "nav554401" },
  { path: "nav620016" },
  { path: "nav952000" },
  { path: "nav001004" },
  { path: "nav250201" },
  { path: "nav060702" },
  { path: "nav150801" },
  { path: "calculated_values" },
  { path: "team_lunch_order" },
  { path: "parking_permit" },
];

// Far more than any of them takes, and far less than a test.
test.use({ actionTimeout: 10_000 });

for (const { path, ...wishes } of FORMS) {
  test(`${path} is stored as it is filled in`, async ({ page, agency, portal }) => {
    test.setTimeout(240_000);
    const definition = new Definition(path);
    await portal.configure(({ agencies }) => {
      const name = { en: "Registry of Forms" };
      const forms = [{ path, title: { en: definition.title } }];
      const adapter = { kind: "formio", base_url: `${agency.origin}/formio/`, forms };
      agencies.push({ id: "registry", name, adapter });
    });
    await open(page, `/services/registry/${path}`);
    const citizen = new Citizen(page, definition, wishes);
    await citizen.fillIn();
    await page.getByRole("button", { name: new RegExp(`^(${say("check.send")}|${say("check.confirm")})$`) }).click();
    // The sandbox starts Node for its first submission.
    await expect(heading(page)).toHaveText(say("sent.title"), { timeout: 30_000 });
    await expectAccessible(page, `${path}, sent`);
    const [submission, ...others] = await agency.submissions();
    expect(others).toEqual([]);
    expect(submission?.form).toBe(path);
    expectStored(submission?.data, citizen);
    console.log(`${path}: ${citizen.answered.size} answers, ${citizen.screens} pages and rows without axe violations`);
  });
}
