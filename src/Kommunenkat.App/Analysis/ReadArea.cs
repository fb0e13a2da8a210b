using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>Reads what all published rounds say of one area.</summary>
public sealed class ReadArea(AppDatabase database, RoundFiguresCache cache, QuestionnaireLibrary library)
{
    /// <param name="code">Of the level: 00, a county's two digits, a group's "A1", a municipality's four digits.</param>
    /// <returns>The report; <see cref="FailureKind.NotFound"/> where the level has no such area.</returns>
    public async Task<Outcome<AreaReport>> RunAsync(AreaLevel level, string code, CancellationToken cancellation = default)
    {
        if (ComparedArea.Find(code) is not { } area || area.Level != level)
            return Failure.NotFound($"There is no area \"{code}\" of level {level.ToString().ToLowerInvariant()}.");

        return await database.ReadAsync<AreaReport>(async session =>
        {
            var stored = await RoundStore.AllAsync(session);
            var rounds = new List<RoundFigures>();
            foreach (var round in stored.Where(ReadObservations.IsPublic))
                rounds.Add(await cache.GetAsync(session, round));
            var between = new List<Func<string, Questionnaire?>>();
            foreach (var (from, to) in rounds.Zip(rounds.Skip(1)))
                between.Add(await library.BetweenAsync(session, stored, from.Questionnaire, to.Questionnaire));

            return new ReportedRounds(area, level, rounds, between).Read();
        }, cancellation);
    }

    /// <param name="between">For each two neighbouring rounds, the questionnaires between them.</param>
    private sealed class ReportedRounds(ComparedArea area, AreaLevel level, List<RoundFigures> rounds, List<Func<string, Questionnaire?>> between)
    {
        private readonly List<(ComparedArea Area, AreaLevel Level, int Place)> _areas = [.. AreasOf(area, level)];

        /// <summary>Positions among all municipalities of Sweden.</summary>
        private readonly List<int> _municipalities = level == AreaLevel.Municipality
            ? []
            : [.. Areas.Sweden.Municipalities.Index().Where(item => RoundFigures.AreaOf(item.Item, level) == area.Code).Select(item => item.Index)];

        public AreaReport Read() => new(
            area,
            [.. _areas.Skip(1).Select(item => item.Area)],
            _municipalities.ConvertAll(place => RoundFigures.AreasAt(AreaLevel.Municipality)[place]),
            rounds.ConvertAll(round => new AreaRound(
                round.Round,
                round.Release!,
                round.Questionnaire,
                _areas.ConvertAll(item => round.Coverage(item.Level)[item.Place]),
                _municipalities.ConvertAll(place => round.Coverage(AreaLevel.Municipality)[place]))),
            [.. Catalogue().Where(item => Disclosure.Allows(item.Indicator, area)).Select(item => Read(item.Questionnaire, item.Indicator))]);

        private IEnumerable<(Questionnaire Questionnaire, Indicator Indicator)> Catalogue() => Enumerable.Reverse(rounds)
            .SelectMany(round => round.Questionnaire.Indicators.Select(indicator => (round.Questionnaire, indicator)))
            .DistinctBy(item => item.indicator.Key);

        private AreaIndicator Read(Questionnaire questionnaire, Indicator latest)
        {
            var definitions = rounds.ConvertAll(round => round.Questionnaire.FindIndicator(latest.Key));
            return new AreaIndicator(
                questionnaire,
                latest,
                [.. between.Select((questionnaires, step) =>
                    RoundComparison.Of(latest.Key, rounds[step].Questionnaire, rounds[step + 1].Questionnaire, questionnaires))],
                _areas.ConvertAll(item => new AreaSeries(
                    item.Area,
                    [.. rounds.Select((round, place) => ComparedFigure.Of(round, definitions[place], item.Level, item.Place))],
                    [.. between.Select((_, step) => TrendOf(latest.Key, definitions, item.Area, item.Level, item.Place, step))])),
                definitions[^1] is { } indicator ? Others(indicator) : null,
                definitions[^1] is { } ofLatest && Disclosure.Allows(ofLatest, AreaLevel.Municipality)
                    ? _municipalities.ConvertAll(place => ComparedFigure.Of(rounds[^1], ofLatest, AreaLevel.Municipality, place))
                    : []);
        }

        private AreaTrend? TrendOf(string key, List<Indicator?> definitions, ComparedArea told, AreaLevel of, int place, int step)
        {
            var either = definitions.GetRange(step, 2).OfType<Indicator>();
            return either.Any(definition => !Disclosure.Allows(definition, told))
                ? null
                : rounds[step + 1].TrendsSince(rounds[step], key, of, between[step])[place];
        }

        private AreaRange? Others(Indicator indicator)
        {
            if (level is AreaLevel.Municipality or AreaLevel.Country)
                return null;
            var others = RoundFigures.AreasAt(level).Zip(rounds[^1].Rows(indicator, level))
                .Where(item => item.First.Code != area.Code && item.Second.Value is not null && Disclosure.Allows(indicator, level, item.First.Code)).ToList();
            return others.Count == 0 ? null : new AreaRange(End(others.Min(item => item.Second.Value)), End(others.Max(item => item.Second.Value)), others.Count);

            AreaRangeEnd End(double? value)
            {
                var there = others.Where(item => item.Second.Value == value).ToList();
                return new AreaRangeEnd(there[0].First, there[0].Second, there.Count - 1);
            }
        }

        private static IEnumerable<(ComparedArea, AreaLevel, int)> AreasOf(ComparedArea area, AreaLevel level)
        {
            yield return (area, level, RoundFigures.PlaceOf(level, area.Code));
            AreaLevel[] wider = level switch
            {
                AreaLevel.Municipality => [AreaLevel.County, AreaLevel.Group, AreaLevel.Country],
                AreaLevel.County or AreaLevel.Group => [AreaLevel.Country],
                AreaLevel.Country => [],
            };
            foreach (var of in wider)
            {
                var code = of == AreaLevel.Country ? Areas.CountryCode : RoundFigures.AreaOf(Areas.Sweden.FindMunicipality(area.Code)!, of);
                yield return (ComparedArea.Find(code)!, of, RoundFigures.PlaceOf(of, code));
            }
        }
    }
}
