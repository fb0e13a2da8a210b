using System.Text.Json.Nodes;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;

namespace Kommunenkat.Survey.Tests.Indicators;

/// <summary>
/// Semantics §5 once more, one municipality at a time and as it is written there, to hold the columns to. What the definition
/// refers to is taken from the JSON of the file; only single expressions are left to <see cref="Evaluation"/>.
/// </summary>
internal sealed class Oracle(QuestionnaireFile file, Questionnaire questionnaire, string indicatorKey)
{
    private readonly JsonObject _definition = file.IndicatorNode(indicatorKey);
    private readonly Indicator _indicator = questionnaire.FindIndicator(indicatorKey)!;

    private JsonNode Numerator => _definition["numerator"]!;

    private JsonNode? Denominator => _definition["denominator"];

    private bool IsOfStatusAlone => !ItemsIn(Numerator).Concat(ItemsIn(Denominator)).Any();

    public UnitState StateOf(RoundUnit unit)
    {
        if (unit.Status == UnitStatus.NotInvited)
            return UnitState.NotInvited;
        if (unit.Status != UnitStatus.Submitted && !IsOfStatusAlone)
            return UnitState.NoResponse;

        var (answers, shown) = ShownOf(unit);
        if (Denominator is null)
        {
            if (IsTrue(_indicator.Numerator, answers, unit.Status))
                return UnitState.Yes;
            return WhyNot(ItemsIn(Numerator), answers, shown) ?? UnitState.No;
        }

        if (IsTrue(_indicator.Denominator!, answers, unit.Status))
        {
            if (_indicator.Numerator is NumericExpression number)
            {
                if (Evaluation.Value(number, answers, unit.Status) is not null)
                    return UnitState.Value;
            }
            else
            {
                return IsTrue(_indicator.Numerator, answers, unit.Status) ? UnitState.Yes : UnitState.No;
            }
        }

        var decisive = ItemsIn(Denominator);
        if (Numerator["op"]!.GetValue<string>() == "index")
            decisive = decisive.Concat(Numerator["of"]!.AsArray().SelectMany(part => ItemsIn(part!["base"])));
        else if (_indicator.Numerator is NumericExpression)
            decisive = decisive.Concat(ItemsIn(Numerator));
        return WhyNot(decisive, answers, shown) ?? UnitState.NotApplicable;
    }

    public FigureRow RowOf(IReadOnlyCollection<RoundUnit> units, bool aboveMunicipality)
    {
        var stateOf = units.ToDictionary(unit => unit, StateOf);
        int Count(params UnitState[] states) => units.Count(unit => states.Contains(stateOf[unit]));

        var inBase = Count(UnitState.Yes, UnitState.No, UnitState.Value);
        var unknown = Count(UnitState.NoResponse, UnitState.Unanswered, UnitState.DontKnow);
        var sum = Count(UnitState.Yes)
            + units.Where(unit => stateOf[unit] == UnitState.Value).Sum(unit =>
                Evaluation.Value((NumericExpression)_indicator.Numerator, ShownOf(unit).Answers, unit.Status)!.Value);
        var unitOfValue = _definition["unit"]!.GetValue<string>();
        double? value = unitOfValue switch
        {
            _ when inBase == 0 => null,
            "count" => sum,
            _ when aboveMunicipality && inBase < _definition["minBase"]!.GetValue<int>() => null,
            "mean" => sum / inBase,
            _ => 100 * sum / inBase,
        };
        double? BoundOf(double trues) => unitOfValue == "percent" && inBase + unknown > 0 ? 100 * trues / (inBase + unknown) : null;

        return new FigureRow(
            value,
            sum,
            unitOfValue == "count" ? null : inBase,
            units.Count(unit => unit.Status != UnitStatus.NotInvited),
            units.Count(unit => unit.Status == UnitStatus.Submitted),
            Count(UnitState.NotApplicable),
            unknown,
            BoundOf(sum),
            BoundOf(sum + unknown));
    }

    // 4 and 5 of the list of states.
    private UnitState? WhyNot(IEnumerable<ItemKey> items, AnswerSet answers, HashSet<string> shown)
    {
        if (items.Any(item => shown.Contains(item.Question) && answers[item] is null))
            return UnitState.Unanswered;
        return items.Any(item => IsDontKnow(item, answers[item])) ? UnitState.DontKnow : null;
    }

    private bool IsDontKnow(ItemKey item, AnswerValue? answer)
    {
        string[] chosen = answer switch
        {
            OptionAnswer one => [one.Option],
            OptionsAnswer many => [.. many.Options],
            _ => [],
        };
        return chosen.Any(key => ((ChoiceQuestion)questionnaire.FindQuestion(item.Question)!).Options
            .Single(option => option.Key == key).Kind == OptionKind.DontKnow);
    }

    private (AnswerSet Answers, HashSet<string> Shown) ShownOf(RoundUnit unit)
    {
        var answers = AnswerSet.Empty;
        var shown = new HashSet<string>();
        if (unit.Submitted is null)
            return (answers, shown);

        var submitted = unit.Submitted.All.ToLookup(answer => answer.Key.Question);
        foreach (var question in questionnaire.Sections.SelectMany(section => section.Questions))
        {
            if (question.VisibleIf is { } rule && !Evaluation.IsTrue(rule, answers, unit.Status))
                continue;
            shown.Add(question.Key);
            foreach (var (key, value) in submitted[question.Key])
                answers = answers.With(key, value);
        }

        return (answers, shown);
    }

    private static bool IsTrue(Expression condition, AnswerSet answers, UnitStatus status) =>
        Evaluation.IsTrue((BooleanExpression)condition, answers, status);

    private static IEnumerable<ItemKey> ItemsIn(JsonNode? node) => node switch
    {
        JsonObject part when part["q"] is { } question => [new ItemKey(question.GetValue<string>(), part["row"]?.GetValue<string>())],
        JsonObject part => part.SelectMany(property => ItemsIn(property.Value)),
        JsonArray list => list.SelectMany(ItemsIn),
        _ => [],
    };
}
