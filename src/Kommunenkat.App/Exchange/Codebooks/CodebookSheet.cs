using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Codebooks;

/// <summary>
/// *Kodbok*: of each round its questions, each with its rows and options below it and what of the options is taken together to be compared with
/// the round before, then the questions that were left out and the indicators. What a line is stands in the column "part".
/// </summary>
internal sealed class CodebookSheet(ExportLanguage language)
{
    public const string Key = "kodbok";

    public Sheet Of(IEnumerable<Questionnaire> questionnaires) =>
        Sheet.Of(Key, language["Kodbok", "Codebook"], Columns(), [.. questionnaires.SelectMany(Rows)]) with { FrozenColumns = 3 };

    private IEnumerable<Cell[]> Rows(Questionnaire questionnaire)
    {
        foreach (var section in questionnaire.Sections)
        {
            foreach (var question in section.Questions)
            {
                yield return Row(questionnaire, Of(section, question));
                foreach (var row in question is MatrixQuestion matrix ? matrix.Rows : [])
                    yield return Row(questionnaire, new Line("row", question.Key) { Row = row.Key, Label = row.Label, Since = row.Since });
                foreach (var option in question is ChoiceQuestion choice ? choice.Options : [])
                {
                    yield return Row(questionnaire, new Line("option", question.Key)
                    {
                        Option = option.Key,
                        Label = option.Label,
                        Type = CodebookWords.Of(option.Kind),
                        IsExclusive = question is MultiQuestion ? option.Exclusive : null,
                        Since = option.Since,
                    });
                }

                foreach (var category in question.Trend.Harmonised)
                {
                    yield return Row(questionnaire, new Line("harmonised", question.Key)
                    {
                        Option = category.Key,
                        Label = category.Label,
                        Previous = $"{question.Trend.PreviousRound} v{question.Trend.PreviousVersion}",
                        CurrentOptions = string.Join(", ", category.Current),
                        PreviousOptions = string.Join(", ", category.Previous),
                    });
                }
            }
        }

        foreach (var dropped in questionnaire.Dropped)
        {
            yield return Row(questionnaire, new Line("dropped", dropped.Key)
            {
                Label = dropped.Label,
                Note = dropped.Reason,
                Previous = $"{dropped.LastRound} v{dropped.Version}",
            });
        }

        foreach (var indicator in questionnaire.Indicators)
            yield return Row(questionnaire, Of(indicator));
    }

    private Line Of(Section section, Question question) => new("question", question.Key)
    {
        Section = section.Key,
        Number = question.Number,
        Label = question.Label,
        Help = question.Help,
        Type = CodebookWords.Type(question),
        Limits = Limits(question),
        Rule = question.VisibleIf is { } rule ? RuleText.Of(rule) : null,
        IsRequired = question.Required,
        Publish = CodebookWords.Of(question.Publish),
        IsPersonal = question.PersonalData,
        Version = question.Version,
        Previous = question.Trend.PreviousRound is { } round ? $"{round} v{question.Trend.PreviousVersion}" : null,
        Comparable = question.Trend.PreviousRound is null ? null : CodebookWords.Of(question.Trend.Comparable),
        Changes = string.Join(", ", question.Trend.Changes),
        Note = question.Trend.Note,
    };

    private Line Of(Indicator indicator) => new("indicator", indicator.Key)
    {
        Label = indicator.Name,
        Help = indicator.Description,
        Type = ObservationWords.Of(indicator.Unit),
        Limits = language[$"minsta bas {indicator.MinBase}", $"least base {indicator.MinBase}"],
        Rule = RuleText.Of(indicator.Numerator) + (indicator.Denominator is { } among ? $" among {RuleText.Of(among)}" : ""),
        Publish = CodebookWords.Of(indicator.Publish),
        Version = indicator.Version,
        Comparable = CodebookWords.Of(indicator.Comparable),
        Note = indicator.TrendNote,
        Direction = ObservationWords.Of(indicator.Direction),
        DontKnow = CodebookWords.Of(indicator.DontKnow),
        BaseNote = indicator.BaseNote,
    };

    private string? Limits(Question question) => question switch
    {
        NumberQuestion number => Joined(
            Least(number.Min is { } min ? AnswerText.Canonical(new NumberAnswer(min)) : null), Most(number.Max is { } max ? AnswerText.Canonical(new NumberAnswer(max)) : null),
            language[$"{number.Decimals} decimaler", $"{number.Decimals} decimals"],
            number.UnitKey is { } unit ? $"{language["enhet", "unit"]} {unit}" : null),
        DateQuestion date => Joined(Least(date.Min is { } min ? AnswerText.Iso(min) : null), Most(date.Max is { } max ? AnswerText.Iso(max) : null)),
        MultiQuestion multi => multi.MaxSelected is { } most
            ? language[$"{multi.MinSelected} till {most} alternativ", $"{multi.MinSelected} to {most} options"]
            : language[$"minst {multi.MinSelected} alternativ", $"at least {multi.MinSelected} options"],
        TextQuestion text => Characters(text.MaxLength),
        EmailQuestion email => Characters(email.MaxLength),
        _ => null,
    };

    private string? Least(string? limit) => limit is null ? null : language[$"minst {limit}", $"at least {limit}"];

    private string? Most(string? limit) => limit is null ? null : language[$"högst {limit}", $"at most {limit}"];

    private string Characters(int most) => language[$"högst {most} tecken", $"at most {most} characters"];

    private static string Joined(params IEnumerable<string?> limits) => string.Join("; ", limits.OfType<string>());

    private Column[] Columns() =>
    [
        new("round", language["Omgång", "Round"], CellKind.Code, 10),
        new("part", language["Del", "Part"], CellKind.Code, 11),
        new("key", language["Nyckel", "Key"], CellKind.Code, 30),
        new("row", language["Rad", "Row"], CellKind.Code, 18),
        new("option", language["Alternativ", "Option"], CellKind.Code, 22),
        new("section", language["Avsnitt", "Section"], CellKind.Code, 18),
        new("number", language["Frågenummer", "Question number"], CellKind.Code, 9),
        new("label", language["Text", "Text"], CellKind.Text, 70),
        new("type", language["Typ", "Type"], CellKind.Code, 14),
        new("limits", language["Gränser", "Limits"], CellKind.Text, 28),
        new("rule", language["Visas om, eller definition", "Shown if, or definition"], CellKind.Text, 44),
        new("exclusive", language["Utesluter andra", "Excludes others"], CellKind.Code, 12),
        new("required", language["Obligatorisk", "Required"], CellKind.Code, 12),
        new("publish", language["Publicering", "Publication"], CellKind.Code, 14),
        new("personalData", language["Personuppgift", "Personal data"], CellKind.Code, 13),
        new("since", language["Sedan", "Since"], CellKind.Code, 9),
        new("version", language["Version", "Version"], CellKind.Number, 9),
        new("previous", language["Omgången före", "Round before"], CellKind.Code, 14),
        new("comparable", language["Jämförbar", "Comparable"], CellKind.Code, 12),
        new("currentOptions", language["Alternativ nu", "Options now"], CellKind.Text, 30),
        new("previousOptions", language["Alternativ före", "Options before"], CellKind.Text, 30),
        new("changes", language["Ändringar", "Changes"], CellKind.Text, 24),
        new("note", language["Anmärkning", "Note"], CellKind.Text, 60),
        new("help", language["Hjälptext", "Help"], CellKind.Text, 70),
        new("direction", language["Riktning", "Direction"], CellKind.Code, 16),
        new("dontKnow", language["Vet inte", "Don't know"], CellKind.Code, 10),
        new("baseNote", language["Om basen", "On the base"], CellKind.Text, 60),
    ];

    private Cell[] Row(Questionnaire questionnaire, Line line) =>
    [
        Cell.OfCode(questionnaire.Round), Cell.OfCode(line.Part), Cell.OfCode(line.Key), Cell.OfCode(line.Row), Cell.OfCode(line.Option),
        Cell.OfCode(line.Section), Cell.OfCode(line.Number), Text(line.Label), Cell.OfCode(line.Type), Cell.OfText(line.Limits), Cell.OfText(line.Rule),
        Truth(line.IsExclusive), Truth(line.IsRequired), Cell.OfCode(line.Publish), Truth(line.IsPersonal), Cell.OfCode(line.Since),
        line.Version is { } version ? Cell.OfNumber(version) : Cell.Empty,
        Cell.OfCode(line.Previous), Cell.OfCode(line.Comparable), Cell.OfText(line.CurrentOptions), Cell.OfText(line.PreviousOptions),
        Cell.OfText(line.Changes), Text(line.Note), Text(line.Help), Cell.OfCode(line.Direction), Cell.OfCode(line.DontKnow), Text(line.BaseNote),
    ];

    private Cell Text(LocalizedText? text) => text is null ? Cell.Empty : Cell.OfText(language[text]);

    private static Cell Truth(bool? truth) => truth is { } value ? Cell.OfCode(value ? "true" : "false") : Cell.Empty;

    /// <summary>A line before it is put into words; what it does not have is null.</summary>
    private sealed record Line(string Part, string Key)
    {
        public string? Row { get; init; }
        public string? Option { get; init; }
        public string? Section { get; init; }
        public string? Number { get; init; }
        public LocalizedText? Label { get; init; }
        public string? Type { get; init; }
        public string? Limits { get; init; }
        public string? Rule { get; init; }
        public bool? IsExclusive { get; init; }
        public bool? IsRequired { get; init; }
        public string? Publish { get; init; }
        public bool? IsPersonal { get; init; }
        public string? Since { get; init; }
        public int? Version { get; init; }
        public string? Previous { get; init; }
        public string? Comparable { get; init; }
        public string? CurrentOptions { get; init; }
        public string? PreviousOptions { get; init; }
        public string? Changes { get; init; }
        public LocalizedText? Note { get; init; }
        public LocalizedText? Help { get; init; }
        public string? Direction { get; init; }
        public string? DontKnow { get; init; }
        public LocalizedText? BaseNote { get; init; }
    }
}
