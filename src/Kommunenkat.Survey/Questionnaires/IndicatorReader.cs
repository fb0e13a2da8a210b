using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>Reads and checks the indicators of a questionnaire file.</summary>
internal sealed class IndicatorReader(FileTexts texts, IReadOnlyDictionary<string, Question> questions)
{
    private static readonly IReadOnlySet<string> NoneLater = new HashSet<string>();

    private readonly UniqueKeys _keys = new("indicator");

    public Indicator Read(JsonPlace place)
    {
        var expressions = new ExpressionReader(questions, NoneLater, ExpressionUse.Indicator, texts);
        var trend = place.Object("trend");
        var unit = place.Word("unit", Words.IndicatorUnits);
        CheckScale(place, unit);
        var indicator = new Indicator(
            expressions.Any(place.Object("numerator")),
            place.ObjectOrNull("denominator") is { } denominator ? expressions.Boolean(denominator) : null)
        {
            Key = _keys.Read(place),
            Version = place.Int("version", 1, 1000),
            Unit = unit,
            Direction = place.Word("direction", Words.Directions),
            Name = texts.Read(place, "name"),
            Description = texts.Read(place, "description"),
            Decimals = place.Int("decimals", 0, 6),
            MinBase = place.Int("minBase", 0, 1000),
            DontKnow = place.Word("dontKnow", Words.DontKnowTreatments),
            BaseNote = texts.Read(place, "baseNote"),
            Comparable = trend.Word("comparable", Words.Comparabilities),
            TrendNote = texts.ReadOrNull(trend, "note"),
            Published = place.ObjectOrNull("published") is { } published ? Published(published) : null,
        };
        if (place.HasWord("unit", Words.IndicatorUnits))
            CheckShape(place, indicator);
        trend.NothingElse();
        place.NothingElse();
        return indicator;
    }

    // The scale is fixed by the unit (semantics §5); one that says otherwise would promise another figure than the one made.
    private static void CheckScale(JsonPlace place, IndicatorUnit unit)
    {
        var expected = unit is IndicatorUnit.Percent or IndicatorUnit.Index ? 100 : 1;
        if (place.Decimal("scale", otherwise: expected) != expected && place.HasWord("unit", Words.IndicatorUnits))
            place.Fault("scale", $"expected {expected} for this unit");
    }

    private static void CheckShape(JsonPlace place, Indicator indicator)
    {
        var wantsNumber = indicator.Unit is IndicatorUnit.Mean or IndicatorUnit.Index;
        if (place.Has("numerator") && wantsNumber != indicator.Numerator is NumericExpression)
            place.Fault("numerator", wantsNumber ? "expected one of value, count, index" : "expected a condition, not a number");
        if (indicator.Unit == IndicatorUnit.Index && indicator.Numerator is NumericExpression and not WeightedIndex)
            place.Fault("numerator", "expected index");
        if (indicator.Unit != IndicatorUnit.Count && indicator.Denominator is null)
            place.Fault("denominator", "missing; expected a condition that says which units are in the base");
    }

    private PublishedFigure Published(JsonPlace place)
    {
        var figure = new PublishedFigure(
            place.DecimalOrNull("value"), place.IntOrNull("base", 0, int.MaxValue), texts.Read(place, "text"));
        place.NothingElse();
        return figure;
    }
}
