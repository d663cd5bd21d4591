"""What programs really put on the clipboard, shortened to what matters."""

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\,";
	mso-displayed-thousand-separator:"\\.";}
td
	{padding-top:1px; color:black; white-space:nowrap;}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;width:48pt'></td>
  <td colspan=2 width=128 style='width:96pt'>Awareness &amp; interest</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Actions</td>
  <td class=xl65>Sees the
  ad</td>
  <td>Asks<br>
    a friend</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Score</td>
  <td align=right>1,5</td>
  <td align=right>-2</td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>
"""

EXCEL_COLUMN = """<html><head><style><!--table {} --></style></head><body>
<table border=0><!--StartFragment--><col width=64>
 <tr height=20><td height=20 width=64>Searches</td></tr>
 <tr height=20><td height=20>Compares</td></tr>
 <tr height=20><td height=20>Orders</td></tr>
<!--EndFragment--></table></body></html>"""

LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.6.4.1 (Linux)"/>
<style type="text/css">body,div,table { font-family:"Liberation Sans" }</style>
</head><body>
<table cellspacing="0" border="0">
	<colgroup span="2" width="85"></colgroup>
	<tr>
		<td height="17" align="left">Sees the ad</td>
		<td align="left"><br></td>
	</tr>
	<tr>
		<td height="17" align="left"><br></td>
		<td align="right" sdval="1.5" sdnum="1031;">1,5</td>
	</tr>
</table>
</body></html>"""

SHEETS = """<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}br
{mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr"
data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;">
<td rowspan="2" colspan="1" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Before&quot;}">Before</td>
<td style="overflow:hidden;">Reads</td></tr><tr style="height:21px;"><td>Asks <b>twice</b></td></tr></tbody></table>"""

WORD_TABLE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<body lang=DE><!--StartFragment-->
<table class=MsoTableGrid border=1><tr><td width=301 valign=top><p class=MsoNormal><b>Stage<o:p></o:p></b></p></td>
<td width=301 valign=top><p class=MsoNormal>First<o:p></o:p></p><p class=MsoNormal>Second&nbsp;line</p></td></tr>
<tr><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p class=MsoNormal>Caf&eacute;</p></td></tr></table>
<!--EndFragment--></body></html>"""

WORD_LIST = """<html><body><!--StartFragment-->
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Awareness<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span>o
</span><![endif]>Sees the ad</p><!--EndFragment--></body></html>"""

WORD_LIST_TEXT = "·\tAwareness\no\tSees the ad\n"

BROWSER_LIST = (
    "<meta charset='utf-8'><ul><li>Awareness<ul><li>Sees the ad</li><li>Asks</li></ul></li><li>Decision</li></ul>"
)

TEAMS = "[10:32] Anna Schmidt\nThe bill explains nothing\n\n[10:34] Tom Berg\nNobody answers the phone\n"
SLACK = "Anna Schmidt  10:32 AM\nThe bill explains nothing\nand is late (edited)\nTom  10:34 AM\nNobody answers\n"
PHONE = "14.03.26, 10:32 - Anna: The bill explains nothing\n14.03.26, 10:33 - Tom Berg: Nobody answers\n"
INLINE = "[10:32] Anna: The bill explains nothing\n[10:33] Tom Berg: Nobody answers\n"
MAIL = """<div dir="ltr"><table width="100%"><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>
</table></td></tr></table></div>"""
