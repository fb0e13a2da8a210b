namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>A fault in a table that was handed in, or a warning: where, and what was expected there.</summary>
/// <param name="Sheet">Null of a CSV file, and where the whole file is meant.</param>
/// <param name="Row">As <see cref="SourceRow.Number"/>; null where the whole sheet or file is meant.</param>
/// <param name="Column">From 0; null where the whole row is meant.</param>
/// <param name="Heading">What stands above the column; null: nothing does.</param>
public sealed record CellRemark(string? Sheet, int? Row, int? Column, string? Heading, RemarkText Text)
{
    private const int Letters = 26;

    public static CellRemark OfFile(RemarkText text) => new(null, null, null, null, text);

    /// <summary>"Svar!C12 (styrdokument_finns)", with "row 12" of a whole row and "column C" of a whole column; empty where the whole file is meant.</summary>
    /// <param name="language">"sv" or "en".</param>
    public string Place(string language)
    {
        var place = (Row, Column) switch
        {
            (null, null) => "",
            ({ } row, null) => $"{Swedish("rad", "row")} {row}",
            (null, { } column) => $"{Swedish("kolumn", "column")} {NameOf(column)}",
            ({ } row, { } column) => $"{NameOf(column)}{row}",
        };
        var sheet = Sheet is null ? "" : FileRemark.Shorten(Sheet);
        return FileRemark.OneLine($"{sheet}{(sheet.Length > 0 && place.Length > 0 ? "!" : "")}{place}{(string.IsNullOrEmpty(Heading) ? "" : $" ({FileRemark.Shorten(Heading)})")}");

        string Swedish(string swedish, string english) => language == "sv" ? swedish : english;
    }

    /// <summary>Place and text, always on one line, whatever the file holds.</summary>
    /// <param name="language">"sv" or "en".</param>
    public string Told(string language) => FileRemark.OneLine(Place(language) is { Length: > 0 } place ? $"{place}: {Text[language]}" : Text[language]);

    /// <summary>In English, for terminals.</summary>
    public override string ToString() => Told("en");

    /// <summary>The column that Excel's letters name, from 0; null of none.</summary>
    public static int? ColumnOf(string letters) => letters.Length == 0 ? null : letters.Aggregate(0, (number, letter) => Letters * number + letter - 'A' + 1) - 1;

    /// <summary>Excel's name of a column.</summary>
    /// <param name="column">From 0.</param>
    public static string NameOf(int column)
    {
        var name = "";
        for (var left = column + 1; left > 0; left = (left - 1) / Letters)
            name = (char)('A' + ((left - 1) % Letters)) + name;
        return name;
    }
}
