using System.IO.Compression;

namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>
/// Looks at a file that is said to be an Excel workbook before anything reads it: whether it is one at all, how large it is when unpacked, and
/// whether it brings what no table needs. Nothing in it is run or followed in any case; what is refused here could harm whoever opens the
/// file next.
/// </summary>
internal static class WorkbookPackage
{
    private const int MostParts = 5_000, BufferSize = 81_920;

    private const string ContentTypes = "[Content_Types].xml", Workbook = "xl/workbook.xml", SharedStrings = "xl/sharedStrings.xml", Styles = "xl/styles.xml";

    /// <summary>Of the file's limit, the part that texts may be: they are all in memory at once.</summary>
    private const int SharedStringsPart = 4;

    /// <summary>Unpacked bytes of a part that says how the others hang together: it is in memory at once, many times its size, and a real one is far smaller.</summary>
    private const int MostOfFrame = 4_000_000;

    /// <summary>What a part is, as the list of contents says, of what could do more than hold a table; wherever it lies in the package.</summary>
    private static readonly string[] Macros = ["macroEnabled", "vbaProject", "macrosheet"], Links = ["externalLink"],
        Active = ["connections+xml", "queryTable", "oleObject", "activeX", "control", "package.embedded"];

    public static RemarkText Damaged { get; } = new(
        "filen är skadad och går inte att läsa; öppna den i Excel, spara den igen och skicka den filen",
        "the file is damaged and cannot be read; open it in Excel, save it again and send that file");

    /// <returns>What is wrong with the file as a whole; null: it may be read.</returns>
    public static RemarkText? Fault(byte[] content, SourceLimits limits)
    {
        if (content is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            return new(
                "filen är en gammal Excel-fil (.xls) eller har lösenord; spara den som Excel-arbetsbok (.xlsx) utan lösenord",
                "the file is an old Excel file (.xls) or has a password; save it as an Excel workbook (.xlsx) without password");
        }

        if (content is not [(byte)'P', (byte)'K', ..])
        {
            return new(
                "filen är ingen Excel-arbetsbok, vad namnet än säger; spara den som Excel-arbetsbok (.xlsx)",
                "the file is no Excel workbook, whatever its name says; save it as an Excel workbook (.xlsx)");
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count > MostParts
                ? new(
                    $"filen har {zip.Entries.Count} delar, och ingen arbetsbok med svar har fler än {MostParts}",
                    $"the file has {zip.Entries.Count} parts, and no workbook of answers has more than {MostParts}")
                : NotAWorkbook(zip) ?? TooLarge(zip, limits) ?? Refusal(zip);
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
    }

    private static RemarkText? NotAWorkbook(ZipArchive zip) => zip.GetEntry(ContentTypes) is not null && zip.Entries.Any(entry => IsNamed(entry, Workbook))
        ? null
        : new(
            "filen är packad men ingen Excel-arbetsbok; spara den som Excel-arbetsbok (.xlsx)",
            "the file is packed, but no Excel workbook; save it as an Excel workbook (.xlsx)");

    /// <summary>Unpacks everything to see how much it is: what a file says of its own size need not be true.</summary>
    private static RemarkText? TooLarge(ZipArchive zip, SourceLimits limits)
    {
        var buffer = new byte[BufferSize];
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            var left = Math.Min(limits.UnpackedBytes - total, IsFrame(entry) ? MostOfFrame : IsNamed(entry, SharedStrings) ? limits.UnpackedBytes / SharedStringsPart : long.MaxValue);
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                total += read;
                left -= read;
                if (left < 0 && IsFrame(entry))
                    return Damaged;
                if (left < 0)
                {
                    return new(
                        $"filen blir större än {limits.UnpackedBytes / 1_000_000} megabyte när den packas upp; ta bort det som inte hör dit",
                        $"the file unpacks to more than {limits.UnpackedBytes / 1_000_000} megabytes; remove what does not belong there");
                }
            }
        }

        return null;
    }

    private static RemarkText? Refusal(ZipArchive zip)
    {
        var contents = TextOf(zip.GetEntry(ContentTypes)!);
        if (Says(contents, Macros) || zip.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || IsUnder(entry, "xl/macrosheets/")))
        {
            return new(
                "arbetsboken har makron; spara den som Excel-arbetsbok utan makron (.xlsx)",
                "the workbook has macros; save it as an Excel workbook without macros (.xlsx)");
        }

        if (Says(contents, Links) || zip.Entries.Any(entry => IsUnder(entry, "xl/externalLinks/")))
        {
            return new(
                "arbetsboken hämtar värden från andra arbetsböcker; välj Data, Redigera länkar, Bryt länk i Excel och spara den igen",
                "the workbook takes values from other workbooks; in Excel choose Data, Edit Links, Break Link, and save it again");
        }

        if (Says(contents, Active) || zip.Entries.Any(entry => IsNamed(entry, "xl/connections.xml") || IsUnder(entry, "xl/queryTables/") || IsUnder(entry, "xl/embeddings/") || IsUnder(entry, "xl/activeX/")))
        {
            return new(
                "arbetsboken har dataanslutningar, inbäddade filer eller kontroller; kopiera tabellen som värden till en ny arbetsbok och spara den",
                "the workbook has data connections, embedded files or controls; copy the table as values into a new workbook and save that");
        }

        return null;
    }

    private static bool IsFrame(ZipArchiveEntry entry) =>
        IsNamed(entry, ContentTypes) || IsNamed(entry, Workbook) || IsNamed(entry, Styles) || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(ZipArchiveEntry entry, string name) => entry.FullName.TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsUnder(ZipArchiveEntry entry, string folder) => entry.FullName.TrimStart('/').StartsWith(folder, StringComparison.OrdinalIgnoreCase);

    private static bool Says(string contents, string[] words) => words.Any(word => contents.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
