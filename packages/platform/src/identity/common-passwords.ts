/** Parts that make a password easy to guess, folded to lower case; counted whole, or repeated, or with digits after them. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passw0rd p@ssw0rd p@ssword qwerty qwertyuiop qwerty123 asdfghjkl zxcvbnm 1qaz2wsx 1q2w3e4r 1q2w3e4r5t qazwsx qazwsxedc
  iloveyou woaini woaini1314 wodemima mima mimamima admin administrator admin123 admin888 root toor guest test test123 demo welcome letmein
  abc123 abcd1234 a123456 aa123456 a12345678 abc123456 asd123456 qq123456 woaini520 5201314 520131400 1314520 123456 1234567 12345678 123456789 1234567890
  0123456789 987654321 9876543210 0987654321 111111 11111111 1111111111 000000 0000000000 666666 888888 8888888888 88888888 123123 123123123 123321
  112233 11223344 1122334455 147258369 159357 741852963 changeme changeme123 default secret master monkey dragon sunshine football princess
  zhili zhili123 zhili2026 zhengfu shehui cunwei shequ xiangzhen huanying zhongguo china china123 beijing sichuan`.split(/\s+/),
);
