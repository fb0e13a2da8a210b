using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Kommunenkat.App.Exchange.Uploads;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Uploads;

/// <summary>Workbooks to hand in, changed in their parts, and what becomes of them.</summary>
internal static class Upload
{
    public static readonly SourceLimits Small = new(Bytes: 2_000_000, UnpackedBytes: 20_000_000, Rows: 1_000, Columns: 50, Cells: 10_000);

    public static SourceBook Read(string name, byte[] content)
    {
        var reading = SourceFile.Read(name, content, Small);
        Assert.Empty(reading.Faults);
        return reading.Book!;
    }

    public static string Refused(string name, byte[] content)
    {
        var reading = SourceFile.Read(name, content, Small);
        Assert.Null(reading.Book);
        return Assert.Single(reading.Faults).Told("sv");
    }

    public static byte[] Workbook(Action<XLWorkbook>? write = null)
    {
        using var book = new XLWorkbook();
        (write ?? (made => made.AddWorksheet("Svar").Cell("A1").SetValue(7)))(book);
        using var file = new MemoryStream();
        book.SaveAs(file);
        return file.ToArray();
    }

    public static byte[] With(byte[] file, string part, byte[] content) => Rewritten(file, zip =>
    {
        zip.GetEntry(part)?.Delete();
        using var entry = zip.CreateEntry(part).Open();
        entry.Write(content);
    });

    public static byte[] Changed(byte[] file, string part, Func<string, string> change)
    {
        string text;
        using (var zip = new ZipArchive(new MemoryStream(file)))
        using (var reader = new StreamReader(zip.GetEntry(part)!.Open()))
            text = reader.ReadToEnd();
        return With(file, part, Encoding.UTF8.GetBytes(change(text)));
    }

    public static byte[] Rewritten(byte[] file, Action<ZipArchive> change)
    {
        using var packed = new MemoryStream();
        packed.Write(file);
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
            change(zip);
        return packed.ToArray();
    }
}
