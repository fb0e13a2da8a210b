using System.Globalization;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>Reads a file with a row for each municipality, by a mapping of its columns. All of its faults are found at once.</summary>
internal sealed class WideFile
{
    private const int RowsBetweenReports = 100, MostFirstRows = 5;

    /// <summary>No round is older: an earlier day of submission is a slip.</summary>
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>Words of the status column: our export's, and the same in Swedish.</summary>
    private static readonly Dictionary<string, bool> StatusWords = new(StringComparer.Ordinal)
    {
        ["invited"] = false,
        ["started"] = false,
        ["submitted"] = true,
        ["inbjuden"] = false,
        ["påbörjad"] = false,
        ["inskickad"] = true,
    };

    private readonly AnswerFileRound _round;
    private readonly SourceSheet _sheet;
    private readonly ImportMapping _mapping;
    private readonly DateOnly _today;
    private readonly MappedColumns _columns;
    private readonly Dictionary<ItemKey, int> _columnOf;
    private readonly HashSet<(int? Row, int? Column)> _unreadable;
    private readonly HashSet<int> _unreadableRows;
    private readonly List<CellRemark> _faults;
    private readonly List<CellRemark> _warnings = [];
    private readonly Dictionary<string, int> _rowOf = new(StringComparer.Ordinal);
    private readonly WideCounts _counts;
    private readonly HashSet<int> _unmappedTold = [];
    private readonly List<FileResponse> _responses = [];
    private readonly List<PreviewRow> _firstRows = [];
    private List<(int Column, MunicipalityWords Names)> _sameMunicipality = [];
    private int _municipalities;
    private int _notSubmitted;
    private int _answers;
    private int _leftOut;

    private WideFile(AnswerFileRound round, SourceSheet sheet, ImportMapping mapping, DateOnly today)
    {
        (_round, _sheet, _mapping, _today) = (round, sheet, mapping, today);
        _columns = MappedColumns.Of(round.Questionnaire, sheet, mapping);
        var unreadable = sheet.Unreadable.Where(cell => cell.Row >= mapping.HeadingRow).ToList();
        _unreadable = [.. unreadable.Select(cell => (cell.Row, cell.Column))];
        _unreadableRows = [.. unreadable.Select(cell => cell.Row!.Value)];
        _faults = [.. _columns.Faults];
        // A cell of a column that is not imported does not matter.
        _faults.AddRange(unreadable.Where(cell => cell.Column is not { } column || _columns.IsRead(column))
            .Select(cell => cell with { Heading = cell.Column is { } column ? _columns.HeadingOf(column) : null }));
        _columnOf = _columns.Items.ToDictionary(item => item.Item.Key, item => item.Columns[0].Column);
        _counts = new WideCounts(round.Questionnaire, _columns.Items.Select(item => item.Item));
    }

    /// <param name="today">No answers can have been submitted later.</param>
    /// <param name="keepsResponses">Whether what is to be stored is wanted, and not counts alone.</param>
    public static WideReading Read(
        AnswerFileRound round, SourceSheet sheet, ImportMapping mapping, DateOnly today, bool keepsResponses,
        IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var file = new WideFile(round, sheet, mapping, today);
        // Where columns cannot be told apart, each cell would be a fault of its own that says nothing new.
        if (file._columns.Faults.Count == 0)
            file.ReadRows(keepsResponses, progress, cancellation);
        return file.Reading();
    }

    private void ReadRows(bool keepsResponses, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var rows = _sheet.Rows.Where(row => row.Number > _mapping.HeadingRow).ToList();
        if (rows.Count == 0)
            _faults.Add(new CellRemark(_sheet.Name, null, null, null, new("det finns inget under rubrikerna; minst en kommun väntades", "there is nothing below the headings; expected at least one municipality")));
        var municipalities = new MunicipalityWords(rows.Select(row => row[_columns.Municipality.Column]));
        _sameMunicipality = [.. _columns.SameMunicipality.Select(same => (same.Column, new MunicipalityWords(rows.Select(row => row[same.Column]))))];
        for (var i = 0; i < rows.Count; i++)
        {
            if (i % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(i, rows.Count));
            }

            ReadRow(rows[i], municipalities, keepsResponses);
        }

        progress?.Report(new ImportProgress(rows.Count, rows.Count));
    }

    private void ReadRow(SourceRow row, MunicipalityWords municipalities, bool keepsResponses)
    {
        var before = _faults.Count;
        var code = CheckedMunicipality(row, municipalities);
        foreach (var column in _columns.Unmapped)
        {
            // Once a column: it is one and the same fault.
            if (row[column] is not null && _unmappedTold.Add(column))
                Fault(row, column, new("kopplingen säger inte vad kolumnen är", "the mapping does not say what the column is"));
        }

        var answers = new List<KeyValuePair<ItemKey, AnswerValue>>(_columns.Items.Count);
        Action<int, RemarkText> fault = (column, text) => Fault(row, column, text);
        foreach (var item in _columns.Items)
        {
            if (item.Read(row, fault) is { } value)
                answers.Add(KeyValuePair.Create(item.Item.Key, value));
        }

        var hasSubmitted = CheckedStatus(row, answers.Count);
        // Whoever has not submitted in the file may have answers here: they are not touched.
        if (hasSubmitted && code is not null && AnswerChecks.HasAnswered(_round, code) is { } answered)
            Fault(row, _columns.Municipality.Column, answered);
        var day = CheckedDay(row, hasSubmitted);
        // Of a row that cannot be read whole nothing is concluded.
        if (code is null || _faults.Count > before || _unreadableRows.Contains(row.Number))
            return;
        if (hasSubmitted)
            Take(row, code, answers, day, keepsResponses);
        else
            _notSubmitted++;
    }

    private void Take(SourceRow row, string code, List<KeyValuePair<ItemKey, AnswerValue>> answers, DateOnly? day, bool keepsResponses)
    {
        var (response, leftOut) = AnswerChecks.Respond(_round, code, answers);
        foreach (var item in leftOut)
        {
            _warnings.Add(At(row, _columnOf[item], AnswerChecks.LeftOut(item, code)));
        }

        _municipalities++;
        _answers += response.Shown.Count;
        _leftOut += leftOut.Count;
        _counts.Add(response.Shown);
        if (_firstRows.Count < MostFirstRows)
            _firstRows.Add(new PreviewRow(code, response.Shown.All.ToDictionary(answer => answer.Key, answer => AnswerText.Canonical(answer.Value))));
        if (keepsResponses)
            _responses.Add(response with { SubmittedDay = day });
    }

    /// <returns>Null where the municipality is none of the round's.</returns>
    private string? CheckedMunicipality(SourceRow row, MunicipalityWords municipalities)
    {
        var column = _columns.Municipality.Column;
        var (code, fault, note) = row[column] is { } known && _round.Invited.Contains(known) ? (known, null, null) : municipalities.Read(row[column]);
        if (code is null)
            return Fault(row, column, fault!);
        if (note is not null)
            _warnings.Add(At(row, column, note));
        if (AnswerChecks.NotInvited(_round, code) is { } notInvited)
            return Fault(row, column, notInvited);
        foreach (var (same, names) in _sameMunicipality)
        {
            if (names.Read(row[same]).Code is { } other && other != code)
            {
                return Fault(row, same, new(
                    $"samma kommun väntades som i kolumn {CellRemark.NameOf(column)}, {AnswerChecks.Named(code)}, inte {AnswerChecks.Named(other)}",
                    $"expected the same municipality as in column {CellRemark.NameOf(column)}, {AnswerChecks.Named(code)}, not {AnswerChecks.Named(other)}"));
            }
        }

        if (!_rowOf.TryAdd(code, row.Number))
            return Fault(row, column, new($"varje kommun ska stå en gång; {code} står redan på rad {_rowOf[code]}", $"expected each municipality once; {code} stands in row {_rowOf[code]} already"));
        return code;
    }

    /// <summary>Whether the municipality has submitted: by standing in the file, unless a status says otherwise.</summary>
    private bool CheckedStatus(SourceRow row, int answers)
    {
        var hasSubmitted = true;
        if (_columns.Status is { } status)
        {
            if (row[status.Column] is not { } word || !StatusWords.TryGetValue(FileWords.Plain(word), out hasSubmitted))
            {
                Fault(row, status.Column, new(
                    $"invited, started eller submitted väntades{(row[status.Column] is { } other ? $", inte {FileRemark.Quote(other)}" : "")}",
                    $"expected invited, started or submitted{(row[status.Column] is { } another ? $", not {FileRemark.Quote(another)}" : "")}"));
                return false;
            }

            if (!hasSubmitted && answers > 0)
                Fault(row, status.Column, new($"inga svar väntades, eftersom kommunen inte har skickat in, men raden har {answers}", $"expected no answers, since the municipality has not submitted, but the row has {answers}"));
        }

        return hasSubmitted;
    }

    private DateOnly? CheckedDay(SourceRow row, bool hasSubmitted)
    {
        if (_columns.SubmittedDay is not { } column || !hasSubmitted || row[column.Column] is not { } text || _mapping.NoAnswer.Contains(text))
            return null;
        if (!DateOnly.TryParseExact(ItemWords.DateOf(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Fault(row, column.Column, AnswerFaults.Text(new AnswerFault(AnswerFaultKind.NotADate)));
        else if (day > _today)
            Fault(row, column.Column, new("en dag som har varit väntades", "expected a day that has been"));
        else if (day < FirstDay)
            Fault(row, column.Column, new($"en dag från {AnswerText.Iso(FirstDay)} väntades", $"expected a day of {AnswerText.Iso(FirstDay)} or later"));
        return day;
    }

    private WideReading Reading()
    {
        var hasFaults = _faults.Count > 0;
        return new WideReading(
            [.. _faults.OrderBy(fault => fault.Row).ThenBy(fault => fault.Column)], [.. _warnings.OrderBy(warning => warning.Row).ThenBy(warning => warning.Column)],
            _municipalities, _notSubmitted, _answers, _leftOut, _counts.Counts(), _firstRows)
        {
            Responses = hasFaults ? [] : [.. _responses.OrderBy(response => response.MunicipalityCode, StringComparer.Ordinal)],
        };
    }

    private string? Fault(SourceRow row, int column, RemarkText text)
    {
        // What cannot be read is told already.
        if (!_unreadable.Contains((row.Number, column)))
            _faults.Add(At(row, column, text));
        return null;
    }

    private CellRemark At(SourceRow row, int column, RemarkText text) => new(_sheet.Name, row.Number, column, _columns.HeadingOf(column), text);
}
