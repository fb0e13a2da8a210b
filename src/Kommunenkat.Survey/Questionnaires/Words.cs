using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>The words of the file format for the values of our enumerations.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, OptionKind> OptionKinds = new Dictionary<string, OptionKind>
    {
        ["answer"] = OptionKind.Answer,
        ["other"] = OptionKind.Other,
        ["dont_know"] = OptionKind.DontKnow,
        ["not_applicable"] = OptionKind.NotApplicable,
        ["none_of_these"] = OptionKind.NoneOfThese,
    };

    public static readonly IReadOnlyDictionary<string, Publication> Publications = new Dictionary<string, Publication>
    {
        ["municipality"] = Publication.Municipality,
        ["aggregate"] = Publication.Aggregate,
        ["none"] = Publication.None,
    };

    public static readonly IReadOnlyDictionary<string, Comparability> Comparabilities = new Dictionary<string, Comparability>
    {
        ["yes"] = Comparability.Yes,
        ["with_care"] = Comparability.WithCare,
        ["no"] = Comparability.No,
    };

    public static readonly IReadOnlyDictionary<string, UnitStatus> Statuses = new Dictionary<string, UnitStatus>
    {
        ["invited"] = UnitStatus.Invited,
        ["started"] = UnitStatus.Started,
        ["submitted"] = UnitStatus.Submitted,
    };

    public static readonly IReadOnlyDictionary<string, IndicatorUnit> IndicatorUnits = new Dictionary<string, IndicatorUnit>
    {
        ["percent"] = IndicatorUnit.Percent,
        ["mean"] = IndicatorUnit.Mean,
        ["index"] = IndicatorUnit.Index,
        ["count"] = IndicatorUnit.Count,
    };

    public static readonly IReadOnlyDictionary<string, IndicatorDirection> Directions = new Dictionary<string, IndicatorDirection>
    {
        ["higher_is_better"] = IndicatorDirection.HigherIsBetter,
        ["lower_is_better"] = IndicatorDirection.LowerIsBetter,
        ["neutral"] = IndicatorDirection.Neutral,
    };

    public static readonly IReadOnlyDictionary<string, DontKnowTreatment> DontKnowTreatments = new Dictionary<string, DontKnowTreatment>
    {
        ["in_base"] = DontKnowTreatment.InBase,
        ["excluded"] = DontKnowTreatment.Excluded,
    };
}
