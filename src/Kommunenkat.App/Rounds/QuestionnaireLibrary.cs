using System.Collections.Concurrent;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Rounds;

/// <summary>The questionnaires of all rounds, each read once: a stored questionnaire never changes.</summary>
public sealed class QuestionnaireLibrary
{
    private readonly ConcurrentDictionary<Guid, Questionnaire> _read = new();
    private readonly ConcurrentDictionary<string, Questionnaire?> _shipped = new(StringComparer.Ordinal);

    internal async Task<Questionnaire> GetAsync(DbSession session, Guid id)
    {
        if (_read.TryGetValue(id, out var known))
            return known;
        var row = await RoundStore.FindQuestionnaireAsync(session, id)
            ?? throw new InvalidOperationException($"Questionnaire {id} is not in the database.");
        return _read.GetOrAdd(id, Checked(row.Content));
    }

    /// <summary>
    /// The questionnaire of an earlier round, for the lineage of a later one: the round's in this database, else the one
    /// shipped with Kommunenkat, else null.
    /// </summary>
    internal static async Task<Func<string, Questionnaire?>> EarlierAsync(DbSession session, Questionnaire questionnaire)
    {
        var earlier = new Dictionary<string, Questionnaire?>(StringComparer.Ordinal);
        foreach (var round in questionnaire.Questions.Select(question => question.Trend.PreviousRound)
            .Concat(questionnaire.Dropped.Select(dropped => dropped.LastRound)).OfType<string>().Distinct())
        {
            var stored = await RoundStore.FindQuestionnaireAsync(session, round);
            earlier[round] = stored is not null ? Checked(stored.Content) : Shipped(round);
        }

        return round => earlier.GetValueOrDefault(round);
    }

    /// <summary>
    /// The questionnaires that lineages pass on the way from a round back to an earlier one, by round: in this database, else
    /// the one shipped with Kommunenkat, else null.
    /// </summary>
    internal async Task<Func<string, Questionnaire?>> BetweenAsync(
        DbSession session, IReadOnlyList<Round> rounds, Questionnaire from, Questionnaire to)
    {
        var between = new Dictionary<string, Questionnaire?>(StringComparer.Ordinal);
        var open = new Queue<Questionnaire>([to]);
        while (open.TryDequeue(out var questionnaire))
        {
            foreach (var key in questionnaire.Questions.Select(question => question.Trend.PreviousRound).OfType<string>().Distinct())
            {
                if (!RoundOrder.IsBefore(from.Round, key) || !RoundOrder.IsBefore(key, to.Round) || between.ContainsKey(key))
                    continue;
                between[key] = rounds.FirstOrDefault(round => round.Key == key) is { } stored
                    ? await GetAsync(session, stored.QuestionnaireId)
                    : _shipped.GetOrAdd(key, Shipped);
                if (between[key] is { } found)
                    open.Enqueue(found);
            }
        }

        return round => between.GetValueOrDefault(round);
    }

    /// <summary>The questionnaire of a round that is shipped with Kommunenkat, or null.</summary>
    internal static Questionnaire? Shipped(string round) =>
        ReferenceFile.Questionnaire(round) is { } json ? Checked(json) : null;

    private static Questionnaire Checked(string json)
    {
        var reading = QuestionnaireReader.Read(json);
        return reading.Questionnaire
            ?? throw new InvalidOperationException($"A stored questionnaire has faults: {string.Join("; ", reading.Faults)}");
    }
}
