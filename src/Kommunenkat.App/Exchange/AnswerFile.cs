using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange;

/// <param name="Responses">In the order of municipality codes; empty where there are faults.</param>
/// <param name="Faults">Everything wrong, in the order of lines.</param>
/// <param name="Warnings">Answers that are left out, in the order of lines; only where there are no faults.</param>
internal sealed record AnswerFileReading(
    IReadOnlyList<FileResponse> Responses, IReadOnlyList<FileRemark> Faults, IReadOnlyList<FileRemark> Warnings);

/// <summary>Reads the long answer file of semantics §10: <c>municipality,question,row,value</c>.</summary>
internal sealed class AnswerFile
{
    private const string MunicipalityColumn = "municipality", QuestionColumn = "question", RowColumn = "row", ValueColumn = "value";

    private static readonly string[] Columns = [MunicipalityColumn, QuestionColumn, RowColumn, ValueColumn];

    private readonly AnswerFileRound _round;
    private readonly List<FileRemark> _faults = [];
    private readonly SortedDictionary<string, Dictionary<ItemKey, Entry>> _municipalities = new(StringComparer.Ordinal);

    private AnswerFile(AnswerFileRound round) => _round = round;

    public static AnswerFileReading Read(byte[] content, AnswerFileRound round)
    {
        var file = new AnswerFile(round);
        var ofForm = new List<CellRemark>();
        var table = CsvTable.Read(content, string.Join(",", Columns), ofForm);
        file._faults.AddRange(ofForm.Select(FileRemark.Of));
        if (table is not null && file.FindColumns(table) is { } positions)
        {
            foreach (var record in table.Records)
                file.Add(record, positions);
        }

        return file._faults.Count == 0
            ? file.Responses()
            : new AnswerFileReading([], [.. file._faults.OrderBy(fault => fault.Line)], []);
    }

    /// <returns>Null where records cannot be understood, for want of a column or because two have its name.</returns>
    private Dictionary<string, int>? FindColumns(CsvTable table)
    {
        for (var i = 0; i < table.Header.Count; i++)
        {
            if (table.Header[i] is { } name && !Columns.Contains(name))
            {
                var shown = name.Length == 0 ? $"column {i + 1}" : FileRemark.Shorten(name);
                _faults.Add(new FileRemark(1, shown, $"expected no other columns than {string.Join(", ", Columns)}"));
            }
        }

        var before = _faults.Count;
        var positions = table.Find(Columns, _faults);
        foreach (var name in Columns.Where(name => !positions.ContainsKey(name)))
        {
            _faults.Add(new FileRemark(
                1, name, $"the column is missing; expected the header {string.Join(",", Columns)} with comma or semicolon between"));
        }

        return _faults.Count == before ? positions : null;
    }

    private void Add(CsvRecord record, Dictionary<string, int> positions)
    {
        var code = CheckedMunicipality(record.Line, Field(MunicipalityColumn));
        if (CheckedItem(record.Line, Field(QuestionColumn), Field(RowColumn)) is not { } item)
            return;
        var value = CheckedValue(record.Line, item, Field(ValueColumn));
        if (code is not null && !_municipalities[code].TryAdd(item.Key, new Entry(value, record.Line)))
        {
            Fault(
                record.Line,
                item.Row is null ? QuestionColumn : RowColumn,
                $"expected each answer once; {item} of {code} stands on line {_municipalities[code][item.Key].Line} already");
        }

        string? Field(string column) => record.Fields[positions[column]]?.Trim();
    }

    /// <returns>Null where the municipality is none of the round's.</returns>
    private string? CheckedMunicipality(int line, string? code)
    {
        if (code is null)
            return null;
        if (MunicipalityCodes.Fault(code) is { } fault)
            return Fault<string>(line, MunicipalityColumn, fault);
        if (AnswerChecks.NotInvited(_round, code) is { } notInvited)
            return Fault<string>(line, MunicipalityColumn, notInvited.English);
        // Once a municipality, not once a line: it is one and the same fault.
        if (_municipalities.TryAdd(code, []) && AnswerChecks.HasAnswered(_round, code) is { } answered)
            Fault(line, MunicipalityColumn, answered.English);
        return code;
    }

    private Item? CheckedItem(int line, string? questionKey, string? rowKey)
    {
        if (questionKey is null)
            return null;
        if (_round.Questionnaire.FindQuestion(questionKey) is not { } question)
        {
            return Fault<Item>(line, QuestionColumn, questionKey.Length == 0
                ? "expected the key of a question"
                : $"round {_round.Key} has no question {FileRemark.Quote(questionKey)}");
        }

        if (rowKey is null)
            return null;
        if (_round.Questionnaire.FindItem(new ItemKey(questionKey, rowKey.Length == 0 ? null : rowKey)) is { } item)
            return item;
        return Fault<Item>(line, RowColumn, question is MatrixQuestion matrix
            ? $"expected a row of {questionKey} ({string.Join(", ", matrix.Rows.Select(row => row.Key))})"
                + (rowKey.Length == 0 ? "" : $", not {FileRemark.Quote(rowKey)}")
            : $"expected no row, not {FileRemark.Quote(rowKey)}: {questionKey} is no matrix");
    }

    /// <returns>Null where there is no answer, or none that is valid.</returns>
    private AnswerValue? CheckedValue(int line, Item item, string? text)
    {
        var (value, fault) = AnswerChecks.Parse(item, text);
        return fault is null ? value : Fault<AnswerValue>(line, ValueColumn, fault.English);
    }

    private AnswerFileReading Responses()
    {
        var responses = new List<FileResponse>(_municipalities.Count);
        var warnings = new List<FileRemark>();
        foreach (var (code, entries) in _municipalities)
        {
            var (response, leftOut) = AnswerChecks.Respond(
                _round, code, [.. entries.Where(entry => entry.Value.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Value!))]);
            responses.Add(response);
            warnings.AddRange(leftOut.Select(item => new FileRemark(entries[item].Line, QuestionColumn, AnswerChecks.LeftOut(item, code).English)));
        }

        return new AnswerFileReading(responses, [], [.. warnings.OrderBy(warning => warning.Line)]);
    }

    private T? Fault<T>(int line, string column, string text)
        where T : class
    {
        Fault(line, column, text);
        return null;
    }

    private void Fault(int line, string column, string text) => _faults.Add(new FileRemark(line, column, text));

    /// <param name="Value">Null where the value is empty, which is no answer.</param>
    private readonly record struct Entry(AnswerValue? Value, int Line);
}
