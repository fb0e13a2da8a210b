using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Features.Compare;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.OwnResults;

/// <summary>A municipality's own figures and what became of them, in words.</summary>
public sealed class OwnWords(IStringLocalizer<OwnResultsTexts> texts, IStringLocalizer<CompareTexts> figureTexts)
{
    private readonly ComparisonFigures _figures = new(figureTexts);

    /// <summary>Yes, no, a number or a symbol; where "don't know" counts as no in the share, that is said too.</summary>
    public ChartValue ValueOf(OwnFigure figure)
    {
        var value = _figures.ValueOf(figure.Figure);
        return HidesDontKnow(figure) ? value with { Basis = texts["AnswerIsDontKnow"] } : value;
    }

    /// <returns>Null where the round is not published, and there is no figure to be had.</returns>
    public ChartValue? ValueOf(ComparedFigure? figure) => figure is null ? null : _figures.ValueOf(figure);

    /// <summary>"Nej → Ja", "oförändrat", "går inte att jämföra".</summary>
    public string MoveOf(OwnIndicator indicator, OwnStep step) => step.Transition switch
    {
        Transition.Gained or Transition.Lost => $"{Short(indicator.Figures[step.From])} → {Short(indicator.Figures[step.To])}",
        Transition.KeptYes or Transition.KeptNo or Transition.KeptValue => texts["Kept"],
        Transition.Rose => texts["Rose"],
        Transition.Fell => texts["Fell"],
        Transition.NoFigureBefore or Transition.NoFigureNow or Transition.NoFigures => texts["NoFigure"],
        Transition.NotComparable => texts["NotComparable"],
        Transition.NotAsked => texts["NotAskedBoth"],
    };

    /// <summary>Why the two cannot be compared, or only with care; null where there is nothing to say.</summary>
    public string? NoteOf(OwnStep step)
    {
        var note = ComparisonFigures.StepOf(step.Comparison).Note;
        return step.Comparison.Comparable switch
        {
            TrendComparability.Yes => null,
            TrendComparability.WithCare => $"{texts["CompareWithCare"]} {note}".Trim(),
            TrendComparability.No => $"{texts["CannotBeCompared"]} {note}".Trim(),
            TrendComparability.NotAsked => $"{texts["WasNotAsked"]} {note}".Trim(),
        };
    }

    public string NameOf(ComparedArea area) => _figures.NameOf(area);

    /// <summary>"89 %, 218 av 245, 75–91 % om alla hade svarat", or the symbol with what it stands for.</summary>
    public string Sentence(ChartValue value) => string.Join(", ", new[]
    {
        value.Text, value.Reason, value.Basis, value.Bounds is { } bounds ? texts["IfAllHadAnswered", bounds.Text].Value : null,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private string Short(OwnFigure figure) => HidesDontKnow(figure)
        ? $"{_figures.ValueOf(figure.Figure).Text} ({texts["DontKnow"]})"
        : _figures.ValueOf(figure.Figure).Text;

    private static bool HidesDontKnow(OwnFigure figure) => figure is { Standing: Standing.Unclear, Figure.State: UnitState.Yes or UnitState.No };
}
