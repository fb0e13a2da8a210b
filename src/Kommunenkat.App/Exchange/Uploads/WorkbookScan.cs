using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>What is seen of a sheet before the library reads it.</summary>
/// <param name="HasCells">Whether any cell stands there.</param>
/// <param name="Unreadable">The cells whose value nobody knows.</param>
internal sealed record ScannedSheet(string Name, bool IsHidden, bool HasCells, IReadOnlyList<CellRemark> Unreadable);

/// <summary>
/// Goes through a workbook cell by cell, holding nothing, before the library reads it: for values that the library would take for empty cells or
/// for others, since an answer must not be lost in silence, and for what the library would fill the memory with.
/// </summary>
internal sealed class WorkbookScan
{
    private const string Workbook = "xl/workbook.xml", WorkbookRelations = "xl/_rels/workbook.xml.rels", StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private const int MostMerged = 10_000;

    /// <summary>More are not remembered: with one of them nothing is stored, and a person mends the formula, not each cell.</summary>
    private const int MostUnreadable = 10_000;

    private static readonly RemarkText Strict = new(
        "arbetsboken är sparad som \"Strikt Open XML\"; spara den som Excel-arbetsbok (.xlsx)",
        "the workbook is saved as \"Strict Open XML\"; save it as an Excel workbook (.xlsx)");

    private static readonly RemarkText TooManyMerged = new(
        $"ett blad har mer än {MostMerged} sammanfogade områden; dela upp dem, eller kopiera tabellen som värden till en ny arbetsbok",
        $"a sheet has more than {MostMerged} merged ranges; unmerge them, or copy the table as values into a new workbook");

    private static readonly RemarkText NotComputed = new(
        "formeln har inget uträknat värde; öppna filen i Excel och spara den, eller skriv värdet i stället",
        "the formula has no computed value; open the file in Excel and save it, or write the value instead");

    private readonly Dictionary<string, ZipArchiveEntry> _parts;
    private readonly List<ScannedSheet> _sheets = [];

    private WorkbookScan(ZipArchive zip) =>
        _parts = zip.Entries.DistinctBy(Name, StringComparer.OrdinalIgnoreCase).ToDictionary(Name, StringComparer.OrdinalIgnoreCase);

    /// <returns>The sheets in the workbook's order, or why the workbook is not read at all.</returns>
    /// <exception cref="XmlException">The workbook is damaged.</exception>
    /// <exception cref="InvalidDataException">Likewise.</exception>
    public static (IReadOnlyList<ScannedSheet> Sheets, RemarkText? Refusal) Of(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var scan = new WorkbookScan(zip);
        var refusal = scan.Run();
        return (refusal is null ? scan._sheets : [], refusal);
    }

    private RemarkText? Run()
    {
        var (targets, sharedStrings) = Relations();
        var known = sharedStrings is not null && _parts.TryGetValue(sharedStrings, out var texts) ? Count(texts, "si") : 0;
        using var reader = Open(_parts[Workbook]);
        reader.MoveToContent();
        if (reader.NamespaceURI == StrictMain)
            return Strict;
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                continue;
            var id = reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
            if (id is null || !targets.TryGetValue(id, out var target) || !_parts.TryGetValue(target, out var part))
                return WorkbookPackage.Damaged;
            var sheet = new SheetScan(reader.GetAttribute("name") ?? "", known);
            if (sheet.Run(part) is { } refusal)
                return refusal;
            _sheets.Add(new ScannedSheet(sheet.Name, reader.GetAttribute("state") is "hidden" or "veryHidden", sheet.HasCells, sheet.Unreadable));
        }

        return null;
    }

    /// <summary>The workbook's other parts by id, and the one with the texts that cells share.</summary>
    private (Dictionary<string, string> Targets, string? SharedStrings) Relations()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        string? sharedStrings = null;
        if (!_parts.TryGetValue(WorkbookRelations, out var relations))
            return (targets, null);
        using var reader = Open(relations);
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                || !Uri.TryCreate(new Uri($"http://package/{Workbook}"), reader.GetAttribute("Target"), out var target))
            {
                continue;
            }

            var part = Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/');
            targets[reader.GetAttribute("Id") ?? ""] = part;
            if (reader.GetAttribute("Type")?.EndsWith("/sharedStrings", StringComparison.Ordinal) == true)
                sharedStrings = part;
        }

        return (targets, sharedStrings);
    }

    private static int Count(ZipArchiveEntry part, string element)
    {
        using var reader = Open(part);
        var count = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
                count++;
        }

        return count;
    }

    private static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), new XmlReaderSettings { CloseInput = true });

    private static string Name(ZipArchiveEntry entry) => entry.FullName.TrimStart('/');

    /// <summary>One sheet.</summary>
    /// <param name="sharedStrings">How many texts cells share.</param>
    private sealed class SheetScan(string name, int sharedStrings)
    {
        private int _row;
        private int _column = -1;
        private int _merged;

        public string Name => name;

        public bool HasCells { get; private set; }

        public List<CellRemark> Unreadable { get; } = [];

        public RemarkText? Run(ZipArchiveEntry part)
        {
            using var reader = Open(part);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                switch (reader.LocalName)
                {
                    case "row":
                        _row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : _row + 1;
                        _column = -1;
                        break;
                    case "c" when !IsSound(reader):
                        return WorkbookPackage.Damaged;
                    case "mergeCell" when ++_merged > MostMerged:
                        return TooManyMerged;
                }
            }

            return null;
        }

        /// <returns>False where the cell's text is none that the workbook has.</returns>
        private bool IsSound(XmlReader reader)
        {
            HasCells = true;
            _column = reader.GetAttribute("r") is { } place && CellRemark.ColumnOf(string.Concat(place.TakeWhile(char.IsAsciiLetterUpper))) is { } column ? column : _column + 1;
            var type = reader.GetAttribute("t");
            var (hasFormula, value) = Content(reader);
            if (type == "s")
                return value.Length == 0 || (int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index) && index < sharedStrings);
            if (type == "e")
                Add(new($"ett värde väntades, inte Excels {FileRemark.Shorten(value)}", $"expected a value, not Excel's {FileRemark.Shorten(value)}"));
            else if (hasFormula && value.Length == 0 && type != "str") // a formula that gives an empty text says so
                Add(NotComputed);
            return true;
        }

        private static (bool HasFormula, string Value) Content(XmlReader reader)
        {
            var (hasFormula, value) = (false, "");
            if (reader.IsEmptyElement)
                return (false, "");
            var depth = reader.Depth;
            var isValue = false;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                    (isValue, hasFormula) = (reader.LocalName is "v" or "is", hasFormula || reader.LocalName == "f");
                else if (isValue && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    value = reader.Value;
            }

            return (hasFormula, value);
        }

        private void Add(RemarkText text)
        {
            if (Unreadable.Count < MostUnreadable)
                Unreadable.Add(new CellRemark(name, _row, _column, null, text));
        }
    }
}
