using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>What a form that came back says of an item.</summary>
/// <param name="Value">Null: the cell is empty.</param>
/// <param name="Place">"2 Styrning!E12".</param>
internal sealed record FormStatement(AnswerValue? Value, string Place);

/// <summary>
/// Reads the answers of a form, row by row wherever rows stand. An item without a row is not spoken of; of a multiple choice the options
/// without a row are as they were when the form was made.
/// </summary>
internal sealed class FormAnswers
{
    private readonly Questionnaire _questionnaire;
    private readonly FormIdentity _identity;
    private readonly Dictionary<string, ReadRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<ItemKey, FormStatement> _statements = [];
    private readonly HashSet<ItemKey> _faulty = [];
    private readonly List<CellRemark> _faults = [];

    private FormAnswers(Questionnaire questionnaire, FormIdentity identity) => (_questionnaire, _identity) = (questionnaire, identity);

    /// <summary>What is said of items whose cells are without fault.</summary>
    public IReadOnlyDictionary<ItemKey, FormStatement> Statements => _statements;

    /// <summary>Everything wrong, in the order of the file.</summary>
    public IReadOnlyList<CellRemark> Faults => _faults;

    /// <summary>Whether a row of the item stands in the file, right or wrong.</summary>
    public bool Mentions(Item item) => _statements.ContainsKey(item.Key) || _faulty.Contains(item.Key);

    public static FormAnswers Read(SourceBook book, Questionnaire questionnaire, FormIdentity identity)
    {
        var answers = new FormAnswers(questionnaire, identity);
        foreach (var sheet in book.Sheets)
            answers.ReadRows(sheet);
        foreach (var item in questionnaire.Items)
            answers.Conclude(item);
        var order = book.Sheets.Select(sheet => sheet.Name).ToList(); // a file need not keep Excel's rule that names differ
        answers._faults.Sort((one, other) => (order.IndexOf(one.Sheet), one.Row, one.Column).CompareTo((order.IndexOf(other.Sheet), other.Row, other.Column)));
        return answers;
    }

    private void ReadRows(SourceSheet sheet)
    {
        if (sheet.Rows.FirstOrDefault(row => row.Cells.Contains(FormKeys.KeyMark) && row.Cells.Contains(FormKeys.AnswerMark)) is not { } marks)
            return;
        var (keys, answers) = (ColumnOf(marks, FormKeys.KeyMark), ColumnOf(marks, FormKeys.AnswerMark));
        foreach (var row in sheet.Rows.Where(row => row != marks))
        {
            if (row[keys] is not { } key)
                continue;
            if (FormKeys.Find(_questionnaire, key) is not var (item, option))
            {
                _faults.Add(new CellRemark(sheet.Name, row.Number, keys, null, new(
                    $"raden hör inte till någon fråga ({FileRemark.Shorten(key)}); hämta ett nytt formulär",
                    $"the row belongs to no question ({FileRemark.Shorten(key)}); download a new form")));
                continue;
            }

            var read = new ReadRow(item, option, row[answers], sheet.Name, row.Number, answers);
            if (sheet.Unreadable.FirstOrDefault(cell => cell.Row == row.Number && cell.Column == answers) is { } unreadable)
            {
                Fault(read, unreadable.Text);
                continue;
            }

            if (_rows.TryAdd(key, read) || _rows[key].Text == read.Text)
                continue;
            Fault(read, new(
                $"frågan står på två rader med olika svar, här och i {_rows[key].Place}", $"the question stands in two rows with different answers, here and in {_rows[key].Place}"));
        }
    }

    private void Conclude(Item item)
    {
        if (_faulty.Contains(item.Key))
            return;
        if (item.Question is MultiQuestion multi)
            ConcludeOptions(item, multi);
        else if (_rows.GetValueOrDefault(FormKeys.Of(item)) is { } row)
            Take(item, row, item.Question is ChoiceQuestion choice && row.Text is { } text ? FormOption.Find(choice, text, _identity.Language.Code) ?? text : row.Text);
    }

    private void ConcludeOptions(Item item, MultiQuestion multi)
    {
        var rows = multi.Options.ToDictionary(option => option.Key, option => _rows.GetValueOrDefault(FormKeys.Of(multi, option)), StringComparer.Ordinal);
        if (rows.Values.OfType<ReadRow>().ToList() is not { Count: > 0 } present)
            return;
        foreach (var row in present.Where(row => FormOption.IsChosen(row.Text) is null))
            Fault(row, new($"Ja eller en tom ruta väntades, inte {FileRemark.Quote(row.Text!)}", $"expected Yes or an empty cell, not {FileRemark.Quote(row.Text!)}"));
        if (_faulty.Contains(item.Key))
            return;

        var before = (_identity.AsDownloaded(item) as OptionsAnswer)?.Options ?? [];
        var chosen = multi.Options.Where(option => rows[option.Key] is { } row ? FormOption.IsChosen(row.Text) == true : before.Contains(option.Key)).Select(option => option.Key).ToList();
        var last = chosen.Select(key => rows[key]).LastOrDefault(row => row is not null) ?? present[0];
        Take(item, last, string.Join(AnswerText.OptionSeparator, chosen));
    }

    /// <param name="canonical">As answer files have it.</param>
    private void Take(Item item, ReadRow row, string? canonical)
    {
        var parsed = AnswerText.Parse(item, canonical);
        if (parsed.Fault is not { } fault)
        {
            _statements[item.Key] = new FormStatement(parsed.Value, row.Place);
            return;
        }

        if (fault is { Kind: AnswerFaultKind.ExclusiveWithOthers, Limit: string alone } && item.Question is MultiQuestion multi)
        {
            // At the option's own row, which names it: its key says nothing to whoever fills in a form.
            var option = multi.Options.First(one => one.Key == alone);
            Fault(_rows.GetValueOrDefault(FormKeys.Of(multi, option)) ?? row, new("alternativet kan bara väljas ensamt", "the option can only be chosen alone"));
            return;
        }

        Fault(row, AnswerFaults.Text(fault, row.Text));
    }

    private void Fault(ReadRow row, RemarkText text)
    {
        _faulty.Add(row.Item.Key);
        var label = row.Item.Question.Label[_identity.Language.Code];
        _faults.Add(new CellRemark(row.Sheet, row.Number, row.Column, $"{row.Item.Question.Number} {label}", text));
    }

    private static int ColumnOf(SourceRow row, string mark) => row.Cells.Index().First(cell => cell.Item == mark).Index;

    /// <summary>A row of the file that is about an item, or about an option of one.</summary>
    private sealed record ReadRow(Item Item, Option? Option, string? Text, string? Sheet, int Number, int Column)
    {
        public string Place => $"{Sheet}!{CellRemark.NameOf(Column)}{Number}";
    }
}
