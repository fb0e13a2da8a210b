using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange.Codebooks;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Exports;

/// <param name="Answers">The rounds with the municipalities whose answers are in it; none where there are no answers.</param>
/// <param name="Scope">Of those answers.</param>
internal sealed record BuiltWorkbook(Workbook Workbook, IReadOnlyList<ExportedRound> Answers, AnswerScope Scope);

/// <summary>Puts together a workbook of rounds: figures for everybody, with the answers of the municipalities whose submissions this person may read.</summary>
public sealed class RoundWorkbook(
    AppDatabase database, RoundFiguresCache cache, ReadObservations readObservations, ReadTrends readTrends, TimeProvider time)
{
    /// <returns>
    /// The workbook, whose answers are read as its rows are asked for; <see cref="FailureKind.NotFound"/> where the selection names
    /// something that is not there, or not for this person to see, or where it names no round and none is published.
    /// </returns>
    internal async Task<Outcome<BuiltWorkbook>> BuildAsync(Actor actor, ExportSelection selection, CancellationToken cancellation)
    {
        var madeAt = time.GetUtcNow();
        var loaded = await LoadAsync(actor, selection.Figures, cancellation);
        if (!loaded.IsSuccess)
            return loaded.Failure;
        var (rounds, earlier, releases) = loaded.Value;

        // From here on of the releases that were found, whatever is released meanwhile.
        var pinned = selection.Figures with
        {
            Rounds = [.. rounds.Select(round => round.Round.Key)],
            Releases = rounds.Where(round => round.Release is not null).ToDictionary(round => round.Round.Key, round => round.Release!.Value, StringComparer.Ordinal),
        };
        var observations = await readObservations.RunAsync(actor, pinned, cancellation);
        if (!observations.IsSuccess)
            return observations.Failure;
        var trends = await TrendsAsync(actor, pinned, earlier is null ? rounds : [earlier, .. rounds], cancellation);
        if (!trends.IsSuccess)
            return trends.Failure;

        var questionnaires = rounds.Append(earlier).OfType<ExportedRound>().ToDictionary(round => round.Round.Key, round => round.Questionnaire, StringComparer.Ordinal);
        var language = selection.Language;
        var readable = selection.WithAnswers ? [.. rounds.Select(round => Readable(actor, round))] : rounds;
        var withAnswers = selection.WithAnswers && readable.Any(round => round.Units.Count > 0);
        // Free text and contact data are nobody's but the agency's (semantics §8).
        var isAgency = rounds.All(round => actor.May(Permission.ReadSubmission, Geography.Areas.CountryCode, round.Round.Key));
        var scope = !isAgency ? AnswerScope.WithoutFreeText : selection.WithPersonalData ? AnswerScope.All : AnswerScope.WithoutPersonalData;
        var answers = new AnswerSheets(database, language, scope);
        var figures = new FigureSheets(language);
        Sheet[] sheets =
        [
            .. withAnswers ? readable.Select(round => answers.Wide(round, rounds.Count == 1)).Append(answers.Long(readable)) : [],
            figures.Indicators(observations.Value, questionnaires),
            figures.Trends(trends.Value, questionnaires),
            figures.Coverage(rounds.Select(round => round.Figures), LevelsOf(pinned), area => pinned.Areas.Count == 0 || pinned.Areas.Contains(area)),
            new CodebookSheet(language).Of(rounds.Select(round => round.Questionnaire)),
        ];
        var title = string.Join("; ", rounds.Select(round => language[round.Questionnaire.Title]));
        var readMe = new ReadMe(language).Of(title, madeAt, selection, rounds, releases, withAnswers ? scope : null, sheets);
        return new BuiltWorkbook(
            new Workbook(title, madeAt, [readMe, .. sheets], [.. readable.SelectMany(round => Documents(round, answers, withAnswers, madeAt, language))]),
            withAnswers ? readable : [],
            scope);
    }

    /// <summary>The rounds that are wanted, the one before the first of them where this person may see it, and their releases by round.</summary>
    private Task<Outcome<Loaded>> LoadAsync(Actor actor, ObservationSelection wanted, CancellationToken cancellation) =>
        database.ReadAsync<Loaded>(async session =>
        {
            var isAnalyst = actor.May(Permission.ReadUnpublishedFigures);
            var stored = await RoundStore.AllAsync(session);
            var chosen = stored.Where(round => wanted.Rounds.Count > 0
                ? wanted.Rounds.Contains(round.Key) && (isAnalyst || ReadObservations.IsPublic(round))
                : ReadObservations.IsPublic(round)).ToList();
            if (wanted.Rounds.FirstOrDefault(key => chosen.All(round => round.Key != key)) is { } unknown)
                return Failure.NotFound($"There is no round \"{unknown}\".");
            if (chosen.Count == 0)
                return Failure.NotFound("No round is published yet.");
            foreach (var (key, release) in wanted.Releases)
            {
                if (chosen.FirstOrDefault(round => round.Key == key) is { } named && !ReadObservations.HasRelease(named, release))
                    return ReadObservations.NoRelease(key, release);
            }

            var rounds = new List<ExportedRound>();
            foreach (var round in chosen)
                rounds.Add(await CountedAsync(session, round, wanted.Releases.TryGetValue(round.Key, out var release) ? release : null, wanted.Areas));
            var before = stored.LastOrDefault(round => RoundOrder.IsBefore(round.Key, chosen[0].Key)
                && (ReadObservations.IsPublic(round) || (isAnalyst && round.State == RoundState.Closed)));
            var earlier = before is null ? null : await CountedAsync(session, before, null, wanted.Areas);
            return new Loaded(rounds, earlier, rounds
                .Where(round => round.Figures.Release is not null)
                .ToDictionary(round => round.Round.Key, round => round.Figures.Release!, StringComparer.Ordinal));
        }, cancellation);

    private async Task<ExportedRound> CountedAsync(DbSession session, Round round, int? release, IReadOnlyCollection<string> areas)
    {
        var counted = await cache.GetCountedAsync(session, round, release);
        return new ExportedRound(counted.Figures, [.. counted.Units.Where(unit => unit.Status != UnitStatus.NotInvited && IsIn(unit.MunicipalityCode, areas))]);
    }

    private static ExportedRound Readable(Actor actor, ExportedRound round) => round with
    {
        Units = [.. round.Units.Where(unit => actor.May(Permission.ReadSubmission, unit.MunicipalityCode, round.Round.Key))],
    };

    /// <summary>From each round to the next; what cannot be followed, or not be told of, is left out.</summary>
    private async Task<Outcome<IReadOnlyList<AreaTrend>>> TrendsAsync(
        Actor actor, ObservationSelection wanted, IReadOnlyList<ExportedRound> rounds, CancellationToken cancellation)
    {
        var trends = new List<AreaTrend>();
        foreach (var (from, to) in rounds.Zip(rounds.Skip(1)))
        {
            var indicators = ((ExportedRound[])[to, from]).SelectMany(round => round.Questionnaire.Indicators).Select(indicator => indicator.Key).Distinct()
                .Where(key => wanted.Indicators.Count == 0 || wanted.Indicators.Contains(key));
            foreach (var indicator in indicators)
            {
                foreach (var level in LevelsOf(wanted))
                {
                    var outcome = await readTrends.RunAsync(
                        actor, new TrendQuery(indicator, level, null, from.Round.Key, to.Round.Key, from.Release, to.Release), cancellation);
                    if (outcome.IsSuccess)
                        trends.AddRange(outcome.Value.Where(trend => wanted.Areas.Count == 0 || wanted.Areas.Contains(trend.Area)));
                    else if (outcome.Failure.Kind != FailureKind.NotFound)
                        return outcome.Failure;
                }
            }
        }

        return trends;
    }

    private static IEnumerable<Document> Documents(ExportedRound round, AnswerSheets answers, bool withAnswers, DateTimeOffset madeAt, ExportLanguage language)
    {
        var items = answers.ItemsOf(round.Questionnaire);
        var wide = answers.Wide(round, isOnly: false);
        yield return DdiCodebook.Of(round.Questionnaire, withAnswers ? wide : null, items, madeAt, language);
        if (!withAnswers)
            yield break;
        var scripts = new ReadScripts(round.Questionnaire, wide.Columns, items, language);
        yield return scripts.Spss() with { Reads = AnswerSheets.OnOneLine(wide) };
        yield return scripts.R();
    }

    private static List<AreaLevel> LevelsOf(ObservationSelection wanted) =>
        [.. Enum.GetValues<AreaLevel>().Where(level => wanted.Levels.Count == 0 || wanted.Levels.Contains(level))];

    /// <summary>Whether a municipality is one of the areas, or lies in one.</summary>
    private static bool IsIn(string code, IReadOnlyCollection<string> areas)
    {
        var municipality = Geography.Areas.Sweden.FindMunicipality(code)!;
        return areas.Count == 0 || Enum.GetValues<AreaLevel>().Any(level => areas.Contains(RoundFigures.AreaOf(municipality, level)));
    }

    private sealed record Loaded(IReadOnlyList<ExportedRound> Rounds, ExportedRound? Earlier, IReadOnlyDictionary<string, Release> Releases);
}
