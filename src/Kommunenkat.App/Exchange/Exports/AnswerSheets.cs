using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>Which questions' answers are exported.</summary>
internal enum AnswerScope
{
    All,
    WithoutPersonalData,

    /// <summary>Neither free text nor personal data.</summary>
    WithoutFreeText,
}

/// <summary>
/// What municipalities answered: *Svar*, a row for each and a column for each item, and *Svar lång*, a row for each answer. The values are
/// option keys, as in the answer file of semantics §10, so that the one can be read where the other is; the codebook has the words.
/// </summary>
internal sealed class AnswerSheets(AppDatabase database, ExportLanguage language, AnswerScope scope)
{
    public const string LongKey = "svar_lang";

    /// <summary>Where a program needs a text on one line.</summary>
    public const string LineBreak = "↵";

    private const int WidestText = 40, WidestKey = 24;

    public static string WideKey(ExportedRound round) => $"svar_{round.Round.Key}";

    public IReadOnlyList<Item> ItemsOf(Questionnaire questionnaire) =>
        [.. questionnaire.Items.Where(item => scope switch
        {
            AnswerScope.All => true,
            AnswerScope.WithoutPersonalData => !item.Question.PersonalData,
            AnswerScope.WithoutFreeText => item.Question is { PersonalData: false } and not (TextQuestion or EmailQuestion),
        })];

    /// <param name="isOnly">Whether it is the only round, which then needs no name.</param>
    public Sheet Wide(ExportedRound round, bool isOnly)
    {
        var items = ItemsOf(round.Questionnaire);
        Column[] columns = [.. LeadColumns(), .. items.Select(item => new Column(item.Key.ToString(), item.Key.ToString(), KindOf(item), WidthOf(item)))];
        var name = language["Svar", "Answers"];
        return new Sheet(WideKey(round), isOnly ? name : $"{name} {round.Round.Key}", columns, round.Units.Count, Rows()) { FrozenColumns = 2 };

        IAsyncEnumerable<Cell[]> Rows() => new ExportedAnswerReader(database, round).ReadAsync()
            .Select(answers => (Cell[])[.. LeadCells(answers), .. items.Select(item => CellOf(item, answers))]);
    }

    /// <summary>The same for programs that take each line of a file for a row: a sign stands for what breaks a line.</summary>
    public static Sheet OnOneLine(Sheet wide) => wide with { Key = OneLineKey(wide.Key), Rows = wide.Rows.Select(row => Array.ConvertAll(row, OnOneLine)) };

    public static string OneLineKey(string wideKey) => $"{wideKey}_spss";

    private static Cell OnOneLine(Cell cell) => cell.Kind == CellKind.Text ? Cell.OfText(cell.Text.ReplaceLineEndings(LineBreak)) : cell;

    public Sheet Long(IReadOnlyList<ExportedRound> rounds)
    {
        Column[] columns =
        [
            new("round", language["Omgång", "Round"], CellKind.Code, 10),
            new("municipality", language["Kommunkod", "Municipality code"], CellKind.Code, 12),
            new("municipalityName", language["Kommun", "Municipality"], CellKind.Text, 20),
            new("question", language["Fråga", "Question"], CellKind.Code, 30),
            new("row", language["Rad", "Row"], CellKind.Code, 20),
            new("number", language["Frågenummer", "Question number"], CellKind.Code, 12),
            new("value", language["Värde", "Value"], CellKind.Code, 24),
            new("answer", language["Svar", "Answer"], CellKind.Text, WidestText),
            new("numberValue", language["Tal", "Number"], CellKind.Number, 12),
            new("dateValue", language["Datum", "Date"], CellKind.Date, 12),
            new("missing", language["Saknas", "Missing"], CellKind.Code, 16),
            new("explanation", language["Förklaring", "Explanation"], CellKind.Text, WidestText),
        ];
        var count = rounds.Sum(round => (long)round.Submitted * ItemsOf(round.Questionnaire).Count);
        return new Sheet(LongKey, language["Svar lång", "Answers long"], columns, count, Rows()) { FrozenColumns = 3 };

        async IAsyncEnumerable<Cell[]> Rows()
        {
            foreach (var round in rounds)
            {
                var items = ItemsOf(round.Questionnaire);
                await foreach (var answers in new ExportedAnswerReader(database, round).ReadAsync())
                {
                    foreach (var item in answers.Content is null ? [] : items)
                        yield return LongRow(round, answers, item);
                }
            }
        }
    }

    private Cell[] LongRow(ExportedRound round, ExportedAnswers answers, Item item)
    {
        var answer = answers.Shown!.Answers[item.Key];
        // What explains a question is told once, at its first item.
        var explanation = scope != AnswerScope.WithoutFreeText && item.Question.Items[0] == item ? answers.Content!.Answers[item.Question.Explanation.Key] as TextAnswer : null;
        return
        [
            Cell.OfCode(round.Round.Key), Cell.OfCode(answers.Municipality.Code), Cell.OfText(answers.Municipality.Name),
            Cell.OfCode(item.Key.Question), Cell.OfCode(item.Key.Row), Cell.OfCode(item.Question.Number),
            answer is null ? Cell.OfMissing(answers.WhyMissing(item)) : Cell.OfCode(AnswerText.Canonical(answer)),
            answer is null ? Cell.Empty : Cell.OfText(AnswerText.ForReading(item, answer, language.Culture)),
            answer is NumberAnswer number ? Cell.OfNumber((double)number.Number, ((NumberQuestion)item.Question).Decimals) : Cell.Empty,
            answer is DateAnswer date ? Cell.OfDate(date.Date) : Cell.Empty,
            answer is null ? Cell.OfCode(ObservationWords.Of(answers.WhyMissing(item))) : Cell.Empty,
            Cell.OfText(explanation?.Text),
        ];
    }

    private Column[] LeadColumns() =>
    [
        new("municipality", language["Kommunkod", "Municipality code"], CellKind.Code, 12),
        new("municipalityName", language["Kommun", "Municipality"], CellKind.Text, 20),
        new("county", language["Länskod", "County code"], CellKind.Code, 9),
        new("countyName", language["Län", "County"], CellKind.Text, 24),
        new("group", language["Kommungrupp", "Municipality group"], CellKind.Code, 9),
        new("population", language["Folkmängd", "Population"], CellKind.Number, 11),
        new("status", language["Status", "Status"], CellKind.Code, 11),
        new("revision", language["Version", "Revision"], CellKind.Number, 9),
        new("submittedDay", language["Inskickat", "Submitted"], CellKind.Date, 12),
    ];

    private static Cell[] LeadCells(ExportedAnswers answers) =>
    [
        Cell.OfCode(answers.Municipality.Code), Cell.OfText(answers.Municipality.Name),
        Cell.OfCode(answers.Municipality.County.Code), Cell.OfText(answers.Municipality.County.Name),
        Cell.OfCode(answers.Municipality.Group.Code), Cell.OfNumber(answers.Municipality.Population),
        Cell.OfCode(Word(answers.Status)),
        answers.Content is null ? Cell.OfMissing(MissingKind.NoResponse) : Cell.OfNumber(answers.Content.Revision),
        answers.Content is null
            ? Cell.OfMissing(MissingKind.NoResponse)
            : Cell.OfDate(DateOnly.FromDateTime(SwedishTime.Local(answers.Content.SubmittedAt).DateTime)),
    ];

    private static Cell CellOf(Item item, ExportedAnswers answers) => answers.Shown?.Answers[item.Key] switch
    {
        null => Cell.OfMissing(answers.WhyMissing(item)),
        NumberAnswer number => Cell.OfNumber((double)number.Number, ((NumberQuestion)item.Question).Decimals),
        DateAnswer date => Cell.OfDate(date.Date),
        TextAnswer text => Cell.OfText(text.Text),
        { } chosen => Cell.OfCode(AnswerText.Canonical(chosen)),
    };

    private static CellKind KindOf(Item item) => item.Question switch
    {
        NumberQuestion => CellKind.Number,
        DateQuestion => CellKind.Date,
        TextQuestion or EmailQuestion => CellKind.Text,
        _ => CellKind.Code,
    };

    private static int WidthOf(Item item) =>
        item.Question is TextQuestion { Multiline: true } ? WidestText : Math.Clamp(item.Key.ToString().Length + 3, 12, WidestKey);

    /// <summary>How far a municipality came. "Declined" is not told apart: it counts as invited (semantics §4).</summary>
    private static string Word(UnitStatus status) => status.ToString().ToLowerInvariant();
}
