/** Extension to the contents that belong to it. Whatever is not here can't be attached. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  jpg: ["image/jpeg"],
  jpeg: ["image/jpeg"],
  png: ["image/png"],
  gif: ["image/gif"],
  webp: ["image/webp"],
  bmp: ["image/bmp"],
  heic: ["image/heic", "image/heif"],
  tif: ["image/tiff"],
  tiff: ["image/tiff"],
  svg: ["image/svg+xml"],
  pdf: ["application/pdf"],
  ofd: ["application/zip", "application/ofd"],
  docx: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  xlsx: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  pptx: ["application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  odt: ["application/vnd.oasis.opendocument.text"],
  ods: ["application/vnd.oasis.opendocument.spreadsheet"],
  doc: ["application/x-cfb"],
  xls: ["application/x-cfb"],
  ppt: ["application/x-cfb"],
  wps: ["application/x-cfb"],
  et: ["application/x-cfb"],
  txt: ["text/plain"],
  csv: ["text/plain"],
  md: ["text/plain"],
  html: ["text/html"],
  htm: ["text/html"],
  zip: ["application/zip"],
  mp3: ["audio/mpeg"],
  m4a: ["audio/x-m4a", "audio/mp4", "video/mp4"],
  amr: ["audio/amr"],
  wav: ["audio/wav", "audio/vnd.wave"],
  mp4: ["video/mp4"],
  mov: ["video/quicktime"],
};

/** Contents whose extension says more than their first bytes. */
const NAMED: Readonly<Record<string, string>> = {
  doc: "application/msword",
  wps: "application/msword",
  xls: "application/vnd.ms-excel",
  et: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  csv: "text/csv",
  md: "text/markdown",
  ofd: "application/ofd",
};

/** Taken where the field does not say what it accepts: what can run in a browser and archives are not among them. */
const PLAIN_ACCEPT = [
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "image/bmp",
  "image/heic",
  "image/heif",
  "image/tiff",
  "audio/*",
  "video/*",
  "application/pdf",
  "application/ofd",
];
const OFFICE_ACCEPT = ["application/msword", "application/vnd.*", "text/plain", "text/csv", "text/markdown"];
export const DEFAULT_ACCEPT: readonly string[] = [...PLAIN_ACCEPT, ...OFFICE_ACCEPT];

/** The type under which a file is kept, when its content belongs to its extension. */
export function typeByExtension(extension: string, content: string): string | undefined {
  if (TYPES[extension]?.includes(content) !== true) return undefined;
  return NAMED[extension] ?? content;
}

/** `image/*` takes every image but SVG, which has to be named. */
export function isAccepted(type: string, accept: readonly string[]): boolean {
  return accept.some((pattern) => {
    if (!pattern.endsWith("*")) return pattern === type;
    return type !== "image/svg+xml" && type.startsWith(pattern.slice(0, -1));
  });
}

/** May a browser show it in the page's place? Everything else is offered for download. */
export function isShown(type: string): boolean {
  return ["image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"].includes(type);
}
