using ClosedXML.Excel;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>
/// Writes a form with ClosedXML: answers in cells that can be changed and take what the question takes, all else locked without a password.
/// What the form is known by stands in a hidden column, a hidden row and a hidden sheet.
/// </summary>
internal static class FormFile
{
    private const int MarkRow = 1, HeadingRow = 2, TitleRow = 3, IntroRow = 4, FirstRow = 5;

    private const int KeyColumn = 1, NumberColumn = 2, QuestionColumn = 3, HelpColumn = 4, AnswerColumn = 5, ExpectedColumn = 6, RuleColumn = 7;

    private const int TopicWidth = 26, TextWidth = 100;

    private const double LineHeight = 15, TitleHeight = 24, LinesOfLongText = 5;

    /// <summary>How much of a column's width letters fill before a line breaks, at words and in bold.</summary>
    private const double Filled = 0.85;

    private static readonly double[] Widths = [1, 7, 48, 48, 36, 34, 30];

    private static readonly XLColor AnswerColour = XLColor.FromHtml("#FFF8DC"), HeadingColour = XLColor.FromHtml("#1D3D5C"), LineColour = XLColor.FromHtml("#B8C4CE");

    public static byte[] Write(FormBook form)
    {
        using var file = new XLWorkbook();
        file.Properties.Title = form.Title;
        file.Properties.Author = "Kommunenkat";
        file.Properties.Created = form.MadeAt.UtcDateTime;
        file.Properties.Modified = form.MadeAt.UtcDateTime;
        var names = new SheetNames();
        AddReadMe(file.Worksheets.Add(names.ForSheet(form.ReadMeName)), form);
        var sheets = form.Sheets.Select(sheet => file.Worksheets.Add(names.ForSheet(sheet.Name))).ToList();
        // The drop-downs of all sheets: what stands in a cell itself may have 255 characters in all, and no commas.
        var lists = file.Worksheets.Add(names.ForSheet("_listor"));
        var written = new Dictionary<string, IXLRange>(StringComparer.Ordinal);
        foreach (var (place, sheet) in sheets.Zip(form.Sheets))
            AddSection(place, sheet, form.Headings, labels => ListOf(lists, labels, written));
        AddIdentity(file.Worksheets.Add(names.ForSheet("_kommunenkat")), form.Identity);
        Protect(lists);
        lists.Visibility = XLWorksheetVisibility.VeryHidden;

        using var saved = new MemoryStream();
        file.SaveAs(saved);
        return saved.ToArray();
    }

    private static void AddReadMe(IXLWorksheet sheet, FormBook form)
    {
        sheet.Column(1).Width = TopicWidth;
        sheet.Column(2).Width = TextWidth;
        Put(sheet.Cell(1, 1), form.Title).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Row(1).Height = TitleHeight;
        for (var i = 0; i < form.ReadMe.Count; i++)
        {
            var (topic, text) = form.ReadMe[i];
            Put(sheet.Cell(i + 2, 1), topic).Style.Font.SetBold().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            Put(sheet.Cell(i + 2, 2), text).Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            sheet.Row(i + 2).Height = Height(text, TextWidth);
        }

        SetUpPages(sheet, XLPageOrientation.Portrait);
        Protect(sheet);
    }

    private static void AddSection(IXLWorksheet sheet, FormSheet section, FormHeadings headings, Func<IReadOnlyList<string>, IXLRange> listOf)
    {
        for (var column = KeyColumn; column <= RuleColumn; column++)
            sheet.Column(column).Width = Widths[column - 1];
        sheet.Column(KeyColumn).Hide();
        Put(sheet.Cell(MarkRow, KeyColumn), FormKeys.KeyMark);
        Put(sheet.Cell(MarkRow, AnswerColumn), FormKeys.AnswerMark);
        sheet.Row(MarkRow).Hide();

        string[] shown = [headings.Number, headings.Question, headings.Help, headings.Answer, headings.Expected, headings.AskedIf];
        for (var i = 0; i < shown.Length; i++)
            Put(sheet.Cell(HeadingRow, NumberColumn + i), shown[i]);
        var heading = sheet.Range(HeadingRow, NumberColumn, HeadingRow, RuleColumn).Style;
        heading.Font.SetBold().Font.SetFontColor(XLColor.White).Fill.SetBackgroundColor(HeadingColour).Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        sheet.Row(HeadingRow).Height = TitleHeight;

        Put(sheet.Cell(TitleRow, NumberColumn), section.Title).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Row(TitleRow).Height = TitleHeight;
        Put(sheet.Cell(IntroRow, NumberColumn), section.Intro);
        var intro = sheet.Range(IntroRow, NumberColumn, IntroRow, RuleColumn);
        intro.Merge();
        intro.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        sheet.Row(IntroRow).Height = Height(section.Intro, Widths.Sum() - Widths[0]) + (LineHeight / 2);

        for (var i = 0; i < section.Rows.Count; i++)
            AddRow(sheet, FirstRow + i, section.Rows[i], listOf);

        sheet.SheetView.FreezeRows(HeadingRow);
        SetUpPages(sheet, XLPageOrientation.Landscape);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeadingRow, HeadingRow);
        Protect(sheet);
    }

    private static void AddRow(IXLWorksheet sheet, int number, FormRow row, Func<IReadOnlyList<string>, IXLRange> listOf)
    {
        if (row.Key is not null)
            Put(sheet.Cell(number, KeyColumn), row.Key);
        Put(sheet.Cell(number, NumberColumn), row.Number);
        var question = Put(sheet.Cell(number, QuestionColumn), row.Question);
        if (row.Number.Length > 0)
            question.Style.Font.SetBold();
        else
            question.Style.Alignment.SetIndent(1);
        Put(sheet.Cell(number, HelpColumn), row.Help);
        Put(sheet.Cell(number, ExpectedColumn), row.Expected);
        Put(sheet.Cell(number, RuleColumn), row.AskedIf);
        var line = sheet.Range(number, NumberColumn, number, RuleColumn).Style;
        line.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        if (row.Number.Length > 0)
            line.Border.SetTopBorder(XLBorderStyleValues.Thin).Border.SetTopBorderColor(LineColour);
        // Not every program fits rows to their texts when it opens a file, and who types more can make a row higher.
        sheet.Row(number).Height = Math.Max(
            ((string?[])[row.Question, row.Help, row.Answer.Text, row.Expected, row.AskedIf]).Index().Max(text => Height(text.Item ?? "", Widths[QuestionColumn - 1 + text.Index])),
            row.Input is FormInput.Text { IsLong: true } ? LinesOfLongText * LineHeight : LineHeight);
        if (row.Input is not null)
            AddAnswer(sheet.Cell(number, AnswerColumn), row.Answer, row.Input, listOf);
    }

    private static void AddAnswer(IXLCell cell, Cell answer, FormInput input, Func<IReadOnlyList<string>, IXLRange> listOf)
    {
        cell.Style.Fill.SetBackgroundColor(AnswerColour).Border.SetOutsideBorder(XLBorderStyleValues.Thin).Border.SetOutsideBorderColor(LineColour);
        cell.Style.Protection.SetLocked(false);
        cell.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
        cell.Style.NumberFormat.Format = input switch
        {
            FormInput.Number number => CellFormats.Of(CellKind.Number, number.Decimals)!,
            FormInput.Date => CellFormats.Of(CellKind.Date, 0)!,
            _ => CellFormats.TextFormat,
        };
        switch (answer.Kind)
        {
            case CellKind.Text:
                Put(cell, answer.Text);
                break;
            case CellKind.Number:
                cell.SetValue(answer.Number);
                break;
            case CellKind.Date:
                cell.SetValue(answer.Date!.Value.ToDateTime(TimeOnly.MinValue));
                cell.Style.NumberFormat.Format = CellFormats.Of(CellKind.Date, 0)!;
                break;
            case CellKind.Empty or CellKind.Code or CellKind.Percent or CellKind.Missing:
                break;
        }

        FormValidation.Set(cell, input, listOf);
    }

    /// <summary>The same labels stand once, for all questions that have them.</summary>
    private static IXLRange ListOf(IXLWorksheet lists, IReadOnlyList<string> labels, Dictionary<string, IXLRange> written)
    {
        var name = string.Join('\n', labels);
        if (written.TryGetValue(name, out var list))
            return list;
        var column = written.Count + 1;
        for (var i = 0; i < labels.Count; i++)
            Put(lists.Cell(i + 1, column), labels[i]);
        return written[name] = lists.Range(1, column, labels.Count, column);
    }

    private static void AddIdentity(IXLWorksheet sheet, IReadOnlyList<string[]> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
                Put(sheet.Cell(i + 1, j + 1), rows[i][j]);
        }

        Protect(sheet);
        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
    }

    /// <summary>Text that stays text, whatever it looks like.</summary>
    private static IXLCell Put(IXLCell cell, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return cell;
        cell.Style.NumberFormat.Format = CellFormats.TextFormat;
        cell.SetValue(CellFormats.Fitting(text));
        if (CellFormats.LooksLikeFormula(text))
            cell.Style.IncludeQuotePrefix = true;
        return cell;
    }

    private static void Protect(IXLWorksheet sheet) =>
        sheet.Protect().AllowElement(XLSheetProtectionElements.FormatColumns).AllowElement(XLSheetProtectionElements.FormatRows);

    private static double Height(string text, double width) => LineHeight * text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Length / (width * Filled))));

    private static void SetUpPages(IXLWorksheet sheet, XLPageOrientation orientation)
    {
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = orientation;
        page.PagesWide = 1;
        page.PagesTall = 0;
        page.Footer.Left.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" / ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }
}
