import type { ReportDefinition } from "@zhili/contracts";

type Paper = NonNullable<ReportDefinition["paper"]>;

/** Ink on paper: Han text at 1.6 line height, tabular numbers, tables whose head repeats on every page. */
export const SHARED_STYLES = `
*{box-sizing:border-box}
html{font-size:12pt;line-height:1.6;color:#1a1a1a;background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0 auto;padding:1rem;max-width:210mm;font-family:"Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif;font-variant-numeric:tabular-nums}
h1{font-size:1.6rem;line-height:1.35;text-align:center;margin:0 0 .6rem}
h2{font-size:1.15rem;margin:1.2rem 0 .4rem;break-after:avoid}
p{margin:.4rem 0}
.about,.meta{text-align:center;color:#444}
table{width:100%;border-collapse:collapse;margin:.6rem 0 1rem;font-size:.92rem}
thead{display:table-header-group}
tfoot{display:table-row-group;font-weight:700}
tr{break-inside:avoid}
th,td{border:1px solid #555;padding:.28rem .45rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f1efe9;font-weight:700}
.number{text-align:right;white-space:nowrap}
th,th.number{overflow-wrap:break-word;white-space:normal}
.foot{display:flex;justify-content:space-between;align-items:flex-end;gap:2rem;margin-top:2rem;break-inside:avoid}
.slot{margin:0;text-align:center;font-size:.8rem}
.qr{width:28mm;height:28mm;display:block;margin:0 auto}
.seal{min-width:45mm;min-height:35mm;text-align:center;color:#777;padding-top:14mm;margin-left:auto}
.sample{border:2px solid #a33;color:#a33;text-align:center;padding:.2rem;margin:0 0 .8rem}
.facts{margin-top:1.2rem;padding-top:.4rem;border-top:1px solid #999;font-size:.78rem;color:#444;overflow-wrap:anywhere}
.facts span{display:inline-block;margin-right:1.2em}
.opens{color:#8c2a1a;text-decoration:underline;text-underline-offset:.2em}
@media print{.opens{color:inherit;text-decoration:none}}
@media screen and (max-width:560px){
main{overflow-x:auto}
main:not(:has(tr>:nth-child(4))){background:linear-gradient(90deg,#fff 40%,#fff0) 0 0/2.4rem 100% no-repeat local,linear-gradient(270deg,#fff 40%,#fff0) 100% 0/2.4rem 100% no-repeat local,linear-gradient(90deg,#0004,#0000) 0 0/1rem 100% no-repeat scroll,linear-gradient(270deg,#0004,#0000) 100% 0/1rem 100% no-repeat scroll}
body:not(.receipt-58mm) table:has(tr>:nth-child(4)){min-width:36rem}
body:not(.receipt-58mm) table:has(tr>:nth-child(4)) tr>:first-child{position:sticky;left:-1px;background:#fff;box-shadow:inset -1px 0 #555,inset 1px 0 #555}
body:not(.receipt-58mm) table:has(tr>:nth-child(4)) tr>th:first-child{background:#f1efe9}
body:not(.receipt-58mm) table:has(tr>:nth-child(4))::before{content:"左右滑动看全表 →";display:table-caption;text-align:left;font-size:.85rem;color:#444}
:lang(en) body:not(.receipt-58mm) table:has(tr>:nth-child(4))::before{content:"Swipe sideways for the whole table →"}
}
`;

/** Size and margins of each paper. */
export const PAPER_STYLES: Readonly<Record<Paper, string>> = {
  a4: `
@page{size:A4 portrait;margin:20mm 18mm}
@media print{body{padding:0;max-width:none}}
`,
  "a4-landscape": `
body{max-width:297mm}
@page{size:A4 landscape;margin:15mm}
@media print{body{padding:0;max-width:none}}
`,
  "receipt-58mm": `
html{font-size:9pt;line-height:1.45}
body{width:58mm;max-width:58mm;padding:2mm 3mm;font-family:"Noto Sans SC","Source Han Sans SC",SimHei,sans-serif}
h1{font-size:1.15rem}
th,td{border:0;border-bottom:1px dashed #777;padding:.2rem 0;background:none}
.number{padding-left:.4rem}
.foot{display:block;margin-top:.6rem}
.facts span{display:block;margin:0}
@page{size:58mm auto;margin:0}
@media print{body{padding:2mm 3mm}}
`,
};
