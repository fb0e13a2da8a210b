using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>
/// Finds the cells whose value Excel could not compute (#N/A, #DIV/0! …). The library that reads the rest takes them for empty ones, and an answer
/// must not be lost in silence.
/// </summary>
internal static class ErrorCells
{
    private const string Folder = "xl/", Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <returns>Of each sheet that has any: the cells' places, as "B2", and what stands there.</returns>
    /// <exception cref="XmlException">The workbook is damaged.</exception>
    /// <exception cref="InvalidDataException">Likewise.</exception>
    public static IReadOnlyList<(string Sheet, string Place, string Text)> Find(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var parts = Load(zip, $"{Folder}_rels/workbook.xml.rels")?.Root?.Elements()
            .ToDictionary(relation => (string?)relation.Attribute("Id") ?? "", relation => (string?)relation.Attribute("Target") ?? "", StringComparer.Ordinal) ?? [];
        var found = new List<(string, string, string)>();
        foreach (var sheet in Load(zip, $"{Folder}workbook.xml")?.Descendants(XName.Get("sheet", Main)) ?? [])
        {
            if (parts.GetValueOrDefault((string?)sheet.Attribute(XName.Get("id", Relations)) ?? "") is { } target
                && zip.GetEntry(target.StartsWith('/') ? target[1..] : Folder + target) is { } part)
            {
                found.AddRange(In(part).Select(cell => ((string?)sheet.Attribute("name") ?? "", cell.Place, cell.Text)));
            }
        }

        return found;
    }

    private static IEnumerable<(string Place, string Text)> In(ZipArchiveEntry part)
    {
        using var reader = XmlReader.Create(part.Open(), new XmlReaderSettings { CloseInput = true });
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" } && reader.GetAttribute("t") == "e")
                yield return (reader.GetAttribute("r") ?? "", reader.IsEmptyElement || !reader.ReadToDescendant("v", Main) ? "" : reader.ReadElementContentAsString());
        }
    }

    private static XDocument? Load(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } entry)
            return null;
        using var reader = XmlReader.Create(entry.Open(), new XmlReaderSettings { CloseInput = true });
        return XDocument.Load(reader);
    }
}
