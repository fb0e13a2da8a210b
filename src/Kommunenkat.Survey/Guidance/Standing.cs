using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Guidance;

/// <summary>How it stands in one municipality with the part of the work that an indicator measures.</summary>
public enum Standing
{
    /// <summary>The municipality has what is asked for.</summary>
    InPlace,

    /// <summary>The municipality does not have it.</summary>
    Missing,

    /// <summary>It cannot be told: no response, no answer, or "don't know".</summary>
    Unclear,

    /// <summary>A number, which is neither of the two.</summary>
    Number,

    /// <summary>The question does not concern the municipality.</summary>
    NotApplicable,

    /// <summary>The indicator says nothing of one municipality's work: it counts municipalities or responses, or has no direction.</summary>
    NotJudged,
}

/// <summary>Tells what an indicator's state says of the municipality's work.</summary>
public static class Standings
{
    /// <param name="shown">The municipality's submitted answers of shown questions; null where it has submitted nothing.</param>
    public static Standing Of(Indicator indicator, UnitState state, AnswerSet? shown)
    {
        if (indicator.IsOfStatusAlone || indicator.Unit == IndicatorUnit.Count)
            return Standing.NotJudged;
        return state switch
        {
            UnitState.Yes => Judged(indicator.Direction, isTrue: true),
            // "Don't know" may count as no in a share, but nobody should read that the municipality lacks it.
            UnitState.No => shown is not null && HasDontKnow(indicator, shown) ? Standing.Unclear : Judged(indicator.Direction, isTrue: false),
            UnitState.Value => Standing.Number,
            UnitState.NoResponse or UnitState.Unanswered or UnitState.DontKnow => Standing.Unclear,
            UnitState.NotInvited or UnitState.NotApplicable => Standing.NotApplicable,
        };
    }

    /// <summary>Whether an item that the indicator is made of is answered with "don't know".</summary>
    public static bool HasDontKnow(Indicator indicator, AnswerSet shown) => indicator.Items.Any(item => shown[item.Key] switch
    {
        OptionAnswer one => IsDontKnow(item, one.Option),
        OptionsAnswer many => many.Options.Any(option => IsDontKnow(item, option)),
        _ => false,
    });

    private static Standing Judged(IndicatorDirection direction, bool isTrue) => direction switch
    {
        IndicatorDirection.HigherIsBetter => isTrue ? Standing.InPlace : Standing.Missing,
        IndicatorDirection.LowerIsBetter => isTrue ? Standing.Missing : Standing.InPlace,
        IndicatorDirection.Neutral => Standing.NotJudged,
    };

    private static bool IsDontKnow(Item item, string option)
    {
        var question = (ChoiceQuestion)item.Question;
        return question.Options[question.IndexOfOption(option)].Kind == OptionKind.DontKnow;
    }
}
