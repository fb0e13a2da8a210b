using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;

namespace Kommunenkat.Web.Api;

/// <summary>What figures are called when they are saved.</summary>
internal static class SavedFile
{
    /// <summary>More rounds than a trend has are counted: a name has to be short.</summary>
    private const int MostNamed = 2;

    /// <summary>
    /// "observations-2025-r1-2025-06-03.csv": what was asked for, round, release and its day, and that the answers are made up where
    /// they are. Keys are made of letters, digits, - and _ (a questionnaire with others is refused), so that the name is safe as it stands.
    /// </summary>
    public static string Name(PathString path, ApiFormat format, IReadOnlyList<PublicRound> rounds)
    {
        var of = rounds.Count > MostNamed
            ? $"{rounds.Count}-rounds-{rounds.Max(round => CatalogueFile.Day(round.Release.ReleasedAt))}"
            : string.Join('-', rounds.Select(round => $"{round.Round.Key}-r{round.Release.Number}-{CatalogueFile.Day(round.Release.ReleasedAt)}"));
        var demo = rounds.Any(round => round.Round.IsDemo) ? "-demo" : "";
        return $"{path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)[^1].ToLowerInvariant()}-{of}{demo}.{Extension(format)}";
    }

    private static string Extension(ApiFormat format) => format switch
    {
        ApiFormat.Json => "json",
        ApiFormat.Csv => "csv",
        ApiFormat.JsonStat => "json-stat.json",
    };
}
