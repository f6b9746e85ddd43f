import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of a text's UTF-8 bytes in lower-case hex; synchronous, the same in Node and in the browser. */
export const sha256Text = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
