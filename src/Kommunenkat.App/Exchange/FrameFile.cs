using Kommunenkat.App.Exchange.Uploads;

namespace Kommunenkat.App.Exchange;

/// <summary>Reads the municipalities that a round invites: a CSV file with a column <c>municipality</c> or <c>code</c>.</summary>
public static class FrameFile
{
    private static readonly string[] Names = ["municipality", "code"];

    /// <returns>The codes in the file's order, or <see cref="FailureKind.Invalid"/> with every fault, each as <see cref="FileRemark"/> writes it.</returns>
    public static Outcome<IReadOnlyList<string>> Read(byte[] content)
    {
        var ofForm = new List<CellRemark>();
        var table = CsvTable.Read(content, string.Join(" or ", Names), ofForm);
        var faults = ofForm.Select(FileRemark.Of).ToList();
        var codes = new List<string>();
        if (table is not null && ColumnOf(table, faults) is { } column)
            codes = Codes(table, column.Name, column.Position, faults);

        return faults.Count == 0
            ? codes
            : Failure.Invalid([.. faults.OrderBy(fault => fault.Line).Select(fault => fault.ToString())]);
    }

    private static (string Name, int Position)? ColumnOf(CsvTable table, List<FileRemark> faults)
    {
        var before = faults.Count;
        var positions = table.Find(Names, faults);
        if (positions.Count == 0)
            faults.Add(new FileRemark(1, null, "expected a column municipality or code, and columns separated by comma or semicolon"));
        if (positions.Count > 1)
            faults.Add(new FileRemark(1, null, "expected one column municipality or code, not both"));
        if (faults.Count > before)
            return null;

        var (name, position) = positions.Single();
        return (name, position);
    }

    private static List<string> Codes(CsvTable table, string name, int position, List<FileRemark> faults)
    {
        var codes = new List<string>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in table.Records)
        {
            if (record.Fields[position]?.Trim() is not { } code)
                continue;
            if (MunicipalityCodes.Fault(code) is { } fault)
                faults.Add(new FileRemark(record.Line, name, fault));
            else if (!lines.TryAdd(code, record.Line))
                faults.Add(new FileRemark(record.Line, name, $"expected each municipality once; {code} stands on line {lines[code]} already"));
            else
                codes.Add(code);
        }

        return codes;
    }
}
