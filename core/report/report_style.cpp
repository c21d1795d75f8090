#include "core/report/report_style.h"

namespace vantage {

// Gains are blue and losses orange, with their sign: told apart by every kind of colour vision.
std::string_view reportStyle()
{
    return R"css(
:root{--page:#f4f3ef;--card:#fff;--ink:#1d1d1b;--muted:#65645f;--line:#e3e1da;--heat:31,104,190;--on-heat:#fff;
--up:#1a62b8;--down:#b04a05;--bar:#8fb6e3;--ok:#1a62b8;--ok-soft:#e5effb;--so:#6a6963;--so-soft:#ecebe6;
--bad:#b04a05;
--bad-soft:#fbeadd;--s1:#1f6fca;--s2:#c25a0a;--s3:#1b8067;--s4:#8446b8;--s5:#b7356d;--s6:#6f6d14}
@media(prefers-color-scheme:dark){:root{--page:#131312;--card:#1e1e1c;--ink:#f0efeb;--muted:#a5a39c;--line:#36352f;
--heat:92,160,240;--on-heat:#0c1016;--up:#7db5f5;--down:#f29a5c;--bar:#3a6ea8;--ok:#7db5f5;--ok-soft:#1a2a3d;
--so:#b1afa8;
--so-soft:#2a2a27;--bad:#f29a5c;--bad-soft:#3a2415;--s1:#6aaaf2;--s2:#ee9350;--s3:#4fbf9f;--s4:#bb8be6;
--s5:#ec7fac;--s6:#c3bf55}}
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-behavior:smooth}
body{margin:0;background:var(--page);color:var(--ink);
font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
main{max-width:1240px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:30px;line-height:1.2;margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:19px;margin:0 0 4px}
.subtitle{margin:6px 0 0;color:var(--muted);font-size:16px;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:6px 18px;margin:16px 0 24px;font-size:14px}
a{color:var(--ok)}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
section,.verdict,.card{background:var(--card);border:1px solid var(--line);border-radius:12px}
section{padding:20px 22px 22px;margin-top:20px}
.note{color:var(--muted);margin:0 0 14px;max-width:95ch;font-size:14px}
.verdict{display:flex;gap:16px;padding:18px 22px;margin-bottom:20px;border-left-width:6px}
.verdict svg{flex:none;width:34px;height:34px;margin-top:2px}
.verdict h2{font-size:21px}
.verdict p{margin:6px 0 0;max-width:90ch}
.verdict .measured{font-weight:600}
.verdict.better{border-left-color:var(--ok);background:var(--ok-soft)}.verdict.better svg{color:var(--ok)}
.verdict.unclear{border-left-color:var(--so);background:var(--so-soft)}.verdict.unclear svg{color:var(--so)}
.verdict.keep{border-left-color:var(--bad);background:var(--bad-soft)}.verdict.keep svg{color:var(--bad)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,230px),1fr));gap:16px}
.card{padding:16px 18px;display:flex;flex-direction:column}
.card h3{margin:0;font-size:15px;overflow-wrap:anywhere}
.card .what{color:var(--muted);font-size:13px;margin:0}
.card .value{font-size:38px;font-weight:650;line-height:1.15;margin:10px 0 0;font-variant-numeric:tabular-nums;
letter-spacing:-.02em}
.card .unit{color:var(--muted);font-size:13px;margin:0 0 8px}
.card .gains{margin:0 0 8px;padding:0;list-style:none;font-size:14px;font-variant-numeric:tabular-nums}
.card .gains b{display:inline-block;min-width:4.2em}
.card dl{margin:0;padding-top:8px;border-top:1px solid var(--line);display:grid;grid-template-columns:1fr auto;
gap:1px 10px;font-size:13px}
.card dt{color:var(--muted)}.card dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}
.card.main{border-color:var(--ok);box-shadow:0 0 0 1px var(--ok)}
@media(min-width:641px){.card .gains{min-height:4.6em}}
.up{color:var(--up)}.down{color:var(--down)}.same{color:var(--muted)}
.scroll{overflow-x:auto;margin:0 -6px;padding:0 6px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:14px}
.results{width:100%;margin-bottom:6px}
.results caption{text-align:left;font-weight:600;padding:10px 0 6px}
.results th,.results td{padding:5px 10px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
.results th:first-child{text-align:left;position:sticky;left:0;background:var(--card);font-weight:500}
.results thead th{font-weight:600;border-bottom:2px solid var(--line);vertical-align:bottom}
.results thead .sub{font-weight:400;color:var(--muted);font-size:12.5px}
.results .first{border-left:1px solid var(--line);min-width:88px}
.results tfoot th,.results tfoot td{font-weight:650;border-bottom:0}
.results tfoot tr:first-child>*{border-top:2px solid var(--line)}
.results tfoot .plain>*{font-weight:400}
.val{background:linear-gradient(var(--bar) 0 0) left 8px bottom 3px/calc(var(--v)*(100% - 16px)) 3px no-repeat}
.absent{color:var(--muted);font-style:italic}
.swatch{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:8px;vertical-align:-1px;
border:1px solid #80808080}
.heat{font-size:12px}
.heat td{width:44px;min-width:40px;height:30px;text-align:center;border:1px solid var(--card);
background:rgba(var(--heat),var(--a,0))}
.heat td.hot{color:var(--on-heat)}
.heat td.diagonal{outline:2px solid var(--muted);outline-offset:-2px}
.heat th{font-weight:500;text-align:right;padding:0 10px 0 0;white-space:nowrap;font-size:13px}
.heat tbody th{position:sticky;left:0;background:var(--card)}
.heat thead th{vertical-align:bottom;padding:0 0 6px}
.heat thead th span{writing-mode:vertical-rl;transform:rotate(180deg);display:inline-block;text-align:left;
margin:0 auto}
.heat thead th:not(:first-child){text-align:center}
.heat .corner{color:var(--muted);font-weight:400;padding-right:10px}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:20px 24px}
figure{margin:0;min-width:0}
figcaption{font-weight:600;font-size:14px;margin-bottom:4px;overflow-wrap:anywhere}
.keys{display:flex;flex-wrap:wrap;gap:2px 14px;font-size:13px;color:var(--muted);font-weight:400}
.keys i{display:inline-block;width:18px;height:3px;border-radius:2px;margin-right:6px;vertical-align:3px}
.charts svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font:11px system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--muted);
font-variant-numeric:tabular-nums}
svg .mark{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--card);stroke-width:4px;
stroke-linejoin:round}
svg .grid{stroke:var(--line);stroke-width:1}svg .axis{stroke:var(--muted);stroke-width:1}
svg .chosen{stroke:var(--ink);stroke-width:1.5}svg .oracle{stroke:var(--muted);stroke-width:1.5;
stroke-dasharray:4 3}
svg .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
svg .raw{fill:none;stroke-width:1;opacity:.35;stroke-linejoin:round}
svg circle{stroke:var(--card);stroke-width:1.5}
path.series-1{stroke:var(--s1)}path.series-2{stroke:var(--s2)}path.series-3{stroke:var(--s3)}
path.series-4{stroke:var(--s4)}
path.series-5{stroke:var(--s5)}path.series-6{stroke:var(--s6)}
circle.series-1{fill:var(--s1)}circle.series-2{fill:var(--s2)}circle.series-3{fill:var(--s3)}
circle.series-4{fill:var(--s4)}
circle.series-5{fill:var(--s5)}circle.series-6{fill:var(--s6)}
i.series-1{background:var(--s1)}i.series-2{background:var(--s2)}i.series-3{background:var(--s3)}
i.series-4{background:var(--s4)}
i.series-5{background:var(--s5)}i.series-6{background:var(--s6)}
.pictures{display:grid;gap:16px}
.pictures img{display:block;max-width:100%;height:auto;border:1px solid var(--line);border-radius:6px}
.pictures figcaption{font-weight:400;color:var(--muted);margin:4px 0 0}
.pairs{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,360px),1fr));gap:0 32px;margin:8px 0 0}
.pairs div{display:flex;justify-content:space-between;gap:16px;padding:4px 0;border-bottom:1px solid var(--line);
font-size:14px}
.pairs dt{color:var(--muted);flex:none}
.pairs dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.next{margin:8px 0 0;padding-left:22px}
.next li{margin:0 0 10px}
pre{margin:4px 0 0;padding:8px 12px;background:var(--page);border:1px solid var(--line);border-radius:8px;
overflow-x:auto;
font:13px/1.45 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
@media(max-width:640px){.pictures figure{overflow-x:auto}.pictures img{max-width:none;width:680px}
main{padding:20px 12px 40px}section,.verdict{padding:16px 14px}h1{font-size:24px}.verdict svg{display:none}}
@media print{body{background:#fff}nav{display:none}section,.card,.verdict,figure{break-inside:avoid}
main{max-width:none;padding:0}}
)css";
}

} // namespace vantage
