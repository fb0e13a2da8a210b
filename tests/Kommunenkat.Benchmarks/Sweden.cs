using Kommunenkat.App.Demo;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;

namespace Kommunenkat.Benchmarks;

/// <summary>The demo round of 2025, one Sweden or many side by side, each with a country, counties, groups and municipalities of its own.</summary>
internal sealed class Sweden
{
    private static readonly Questionnaire Questionnaire2023 = Read("2023");
    private static readonly Questionnaire Questionnaire2025 = Read("2025");

    private readonly int _copies;

    public Sweden(int units)
    {
        _copies = units / Areas.Sweden.Municipalities.Length;
        var answers = DemoAnswers();
        Units =
        [
            .. Enumerable.Range(0, _copies).SelectMany(copy => Areas.Sweden.Municipalities.Select(municipality =>
                answers.GetValueOrDefault(municipality.Code) is { } submitted
                    ? new RoundUnit($"{copy}-{municipality.Code}", UnitStatus.Submitted, submitted)
                    : new RoundUnit($"{copy}-{municipality.Code}", UnitStatus.Invited, null))),
        ];
    }

    public IReadOnlyList<RoundUnit> Units { get; }

    public AnswerColumns Encode() => AnswerColumns.Encode(Questionnaire2025, Units);

    /// <summary>Countries, counties, groups and municipalities.</summary>
    public IReadOnlyList<Partition> Divide(AnswerColumns columns) =>
    [
        Divide(columns, 1, _ => 0, aboveMunicipality: true),
        Divide(columns, Areas.Sweden.Counties.Length, one => Areas.Sweden.Counties.IndexOf(one.County), aboveMunicipality: true),
        Divide(columns, Areas.Sweden.Groups.Length, one => Areas.Sweden.Groups.IndexOf(one.Group), aboveMunicipality: true),
        Divide(columns, Areas.Sweden.Municipalities.Length, one => Areas.Sweden.Municipalities.IndexOf(one), aboveMunicipality: false),
    ];

    /// <summary>The same answers without any thought of figures: an array per item, a cell per unit.</summary>
    public (IReadOnlyList<int[]> Whole, IReadOnlyList<double[]> Fractions) Arrays() =>
    (
        [.. Questionnaire2025.Items.Where(item => !IsNumber(item)).Select(item => Units.Select(unit => Code(item, unit.Submitted?[item.Key])).ToArray())],
        [.. Questionnaire2025.Items.Where(IsNumber).Select(item => Units.Select(unit => Number(unit.Submitted?[item.Key])).ToArray())]
    );

    private Partition Divide(AnswerColumns columns, int areas, Func<Municipality, int> areaOf, bool aboveMunicipality)
    {
        var areaOfMunicipality = Areas.Sweden.Municipalities.Select(areaOf).ToArray();
        return new Partition(
            columns,
            [.. Enumerable.Range(0, _copies).SelectMany(copy => areaOfMunicipality.Select(area => copy * areas + area))],
            _copies * areas,
            aboveMunicipality);
    }

    private static bool IsNumber(Item item) => item.Question is NumberQuestion or DateQuestion;

    private static int Code(Item item, AnswerValue? answer) => answer switch
    {
        null => 0,
        OptionAnswer one => 1 + ((ChoiceQuestion)item.Question).IndexOfOption(one.Option),
        OptionsAnswer many => many.Options.Sum(option => 1 << ((ChoiceQuestion)item.Question).IndexOfOption(option)),
        _ => 1,
    };

    private static double Number(AnswerValue? answer) => answer switch
    {
        NumberAnswer number => (double)number.Number,
        DateAnswer date => date.Date.DayNumber,
        _ => 0,
    };

    private static IReadOnlyDictionary<string, AnswerSet> DemoAnswers()
    {
        IReadOnlyList<DemoMunicipality> municipalities = [.. Areas.Sweden.Municipalities.Select(one =>
            new DemoMunicipality(one.Code, one.Name, one.County.Code, one.Group.Code, one.Population))];
        return DemoPopulation.Round2025(
            Questionnaire2025, municipalities, DemoPopulation.Round2023(Questionnaire2023, municipalities));
    }

    private static Questionnaire Read(string round) => QuestionnaireReader.Read(ReferenceFiles.Questionnaire(round)).Questionnaire!;
}
