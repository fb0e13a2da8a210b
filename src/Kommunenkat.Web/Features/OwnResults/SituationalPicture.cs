using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.Web.Features.OwnResults;

/// <summary>What a municipality's latest response says for its crime-prevention situational picture.</summary>
public sealed class SituationalPicture
{
    private SituationalPicture(OwnDevelopment results, OwnRound round)
    {
        Round = round;
        Place = results.Rounds.Index().First(item => item.Item == round).Index;
        ByStanding = results.Indicators
            .Where(indicator => indicator.Figures[Place].Standing is not null)
            .ToLookup(indicator => indicator.Figures[Place].Standing!.Value);
        var steps = results.Indicators
            .Select(indicator => (Indicator: indicator, Step: indicator.Steps.Count == 0 ? null : indicator.Steps[^1]))
            .Where(item => item.Step is not null)
            .Select(item => new OwnMove(item.Indicator, item.Step!))
            .ToList();
        Since = steps.Count == 0 ? null : results.Rounds[steps[0].Step.From];
        Changed = [.. steps.Where(move => move.Step.Transition is Transition.Gained or Transition.Lost or Transition.Rose or Transition.Fell && IsOfTheWork(move.Indicator))];
        NotComparable = [.. steps.Where(move => move.Step.Transition is Transition.NotComparable or Transition.NotAsked && IsOfTheWork(move.Indicator))];
    }

    /// <summary>The latest round that the municipality has submitted in.</summary>
    public OwnRound Round { get; }

    /// <summary>The round's position among all.</summary>
    public int Place { get; }

    /// <summary>The round before it that the municipality submitted in; null: none.</summary>
    public OwnRound? Since { get; }

    public ILookup<Standing, OwnIndicator> ByStanding { get; }

    public IReadOnlyList<OwnMove> Changed { get; }

    /// <summary>What cannot be said to have changed or not.</summary>
    public IReadOnlyList<OwnMove> NotComparable { get; }

    /// <summary>Parts of the work that are there or not, if it can be told.</summary>
    public int Parts => Count(Standing.InPlace) + Count(Standing.Missing) + Count(Standing.Unclear) + Count(Standing.NotApplicable);

    public int Count(Standing standing) => ByStanding[standing].Count();

    /// <summary>How many went that way; a "don't know" that counts as no is neither come nor gone.</summary>
    public int Count(Transition transition) => Changed.Count(move => move.Step.Transition == transition
        && move.Indicator.Figures[move.Step.From].Standing != Standing.Unclear && move.Indicator.Figures[move.Step.To].Standing != Standing.Unclear);

    /// <returns>Null where the municipality has submitted nothing.</returns>
    public static SituationalPicture? Of(OwnDevelopment results) => results.Latest is { } round ? new SituationalPicture(results, round) : null;

    /// <summary>The indicators of the comparison with other areas: what the latest published round says something of.</summary>
    public static IEnumerable<OwnIndicator> Compared(OwnDevelopment results, int published) => results.Indicators.Where(indicator =>
        IsOfTheWork(indicator) && indicator.Beside.Any(area => area.Figures[published] is { Kind: FigureKind.Figure }));

    /// <summary>What counts municipalities or responses says nothing of the work of one.</summary>
    private static bool IsOfTheWork(OwnIndicator indicator) =>
        !indicator.Indicator.IsOfStatusAlone && indicator.Indicator.Unit != Survey.Indicators.IndicatorUnit.Count;
}

/// <summary>What became of an indicator since the round before.</summary>
public sealed record OwnMove(OwnIndicator Indicator, OwnStep Step);
