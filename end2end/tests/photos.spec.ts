// 300 photos with metadata in every place there is, and each way up: what leaves the device is upright and
// tells nothing but what it shows.

import type { Agency } from "../support/agency.ts";
import { ownDevice } from "../support/device.ts";
import { MOST, PhotoPage } from "../support/photo_page.ts";
import { beyondThePicture } from "../support/pictures/bare.ts";
import { type Kind, type Picture, dressed } from "../support/pictures/dressed.ts";
import { Easel, type View, upright } from "../support/pictures/easel.ts";
import { expect, test } from "../support/test.ts";

/** How many there are of each kind, and how many of the forms with three of them are sent. */
const PLAN: Record<Kind, { photos: number; sent: number }> = {
  jpeg: { photos: 156, sent: 4 },
  png: { photos: 72, sent: 3 },
  webp: { photos: 72, sent: 3 },
};

/** What metadata begins with, whatever it says. Shorter ones are in coded pixels by accident. */
const SIGNATURES = [
  "Exif\0\0",
  "http://ns.adobe.com",
  "Photoshop 3.0",
  "8BIM",
  "ICC_PROFILE",
  "JFXX\0",
  "MPF\0",
  "\0GPS",
];

/** Where each kind has metadata, of what every one of its pictures has to have. */
const PLACES: Record<Kind, string[]> = {
  jpeg: [
    ...["JFIF thumbnail", "JFXX thumbnail", "JPEG comment before", "JPEG comment between", "JPEG APP14", "JPEG MPF"],
    ...["XMP latitude", "extended XMP 1", "IPTC city", "Photoshop thumbnail", "JPEG ICC profile"],
    ...["JPEG comment in a thumbnail", "JPEG comment in a second picture", "JPEG after the end"],
  ],
  png: [
    ...["PNG tEXt", "PNG zTXt", "PNG iTXt", "PNG raw profile", "PNG tIME", "PNG iCCP", "PNG private chunk"],
    ...["XMP latitude", "PNG tEXt after the pixels", "PNG after the end"],
  ],
  webp: ["XMP latitude", "WebP ICC profile", "WebP unknown chunk", "WebP after the end"],
};
const OF_EXIF = ["maker note", "user comment", "thumbnail", "GPS latitude", "GPS method", "serial number", "artist"];

test("there are 300 of them", () => {
  const counts = Object.values(PLAN).map(({ photos }) => photos);
  expect(counts.reduce((sum, count) => sum + count)).toBe(300);
});

for (const [kind, { photos, sent }] of Object.entries(PLAN) as [Kind, (typeof PLAN)[Kind]][]) {
  test(`${photos} ${kind} photos become upright and bare`, async ({ page, agency, browser }) => {
    test.setTimeout(300_000);
    await Easel.use(browser, async (easel) => {
      const pictures = await dressed(easel, kind, photos);
      for (const picture of pictures) expectDressed(picture, kind);
      const shown = await easel.look(pictures.map(({ file }) => file), `image/${kind}`);
      for (const [index, picture] of pictures.entries()) expectShown(shown[index]!, picture);

      await ownDevice(page);
      const prepared = await prepare(new PhotoPage(page), pictures, agency, sent);
      const views = await easel.look(prepared, "image/jpeg");
      let checked = 0;
      for (const [index, picture] of pictures.entries()) {
        expectBare(prepared[index]!, picture);
        expectView(views[index]!, shown[index]!, picture);
        checked += 1;
      }
      expect(checked).toBe(photos);
    });
  });
}

/** Takes all of them through the portal, three at a time, and sends some: what they have become. */
async function prepare(form: PhotoPage, pictures: Picture[], agency: Agency, sent: number): Promise<Buffer[]> {
  const rounds = pictures.length / MOST;
  const prepared: Buffer[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const some = pictures.slice(round * MOST, (round + 1) * MOST);
    if (round % (rounds / sent) === 0) await form.begin();
    await form.choose(some.map(({ name, type, file }) => ({ name, mimeType: type, buffer: file })));
    const { text, photos } = await form.copy();
    expect(photos).toHaveLength(MOST);
    for (const { secrets } of some) expect(secrets.foundIn(Buffer.from(text))).toEqual([]);
    prepared.push(...photos);
    if ((round + 1) % (rounds / sent) === 0) {
      await form.send();
      await expectStored(agency, photos, some);
    } else await form.clear();
  }
  expect(await agency.stored()).toHaveLength(sent);
  return prepared;
}

/** What the agency has is what the copy had, byte for byte. */
async function expectStored(agency: Agency, photos: Buffer[], pictures: Picture[]) {
  const [row] = await agency.stored();
  expect(row!.photo_files).toHaveLength(MOST);
  for (const [index, photo] of photos.entries()) {
    expect((await agency.photo(row!, index + 1)).equals(photo), `photo ${index + 1}`).toBe(true);
  }
  const told = Buffer.from(JSON.stringify(row));
  for (const { secrets } of pictures) expect(secrets.foundIn(told)).toEqual([]);
}

/** The file has all that is to go, so that its absence later means something. */
function expectDressed({ file, secrets, name }: Picture, kind: Kind) {
  const inside = secrets.places.filter((place) => place !== "name of the file");
  expect(secrets.foundIn(file), name).toEqual(inside);
  expect(inside).toEqual(expect.arrayContaining([...PLACES[kind], ...OF_EXIF.map((place) => `Exif ${place}`)]));
  for (const signature of ["http://ns.adobe.com", "\0GPS"]) expect(file.includes(signature), signature).toBe(true);
  if (kind !== "jpeg") return;
  for (const signature of SIGNATURES) expect(file.includes(signature), signature).toBe(true);
  const beyond = new Set(beyondThePicture(file));
  expect([...beyond].sort()).toEqual(
    [...Array.from({ length: 16 }, (_, number) => `APP${number}`), "COM", "after the end", "fill byte"].sort(),
  );
}

/**
 * A JPEG is upright as Exif says. Other kinds are turned by some browsers, and by those in some places of Exif
 * alone: whichever way they are shown, that is what the citizen chose.
 */
function expectShown(shown: View, { type, stored, orientation, name }: Picture) {
  const turned = upright(stored, orientation);
  const right = type === "image/jpeg" ? [turned] : [turned, stored];
  expect(right, `${name}, orientation ${orientation}`).toContainEqual(shown);
}

function expectBare(photo: Buffer, { name, secrets }: Picture) {
  expect(beyondThePicture(photo), name).toEqual([]);
  expect(secrets.foundIn(photo), name).toEqual([]);
  expect(SIGNATURES.filter((signature) => photo.includes(signature)), name).toEqual([]);
}

function expectView(view: View, shown: View, { name, orientation }: Picture) {
  expect(view, `${name}, orientation ${orientation}`).toEqual(shown);
}
