using System.Collections.Immutable;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Trends;

/// <summary>
/// How far an indicator may be compared between two rounds: the worst that the indicator or an item of its later definition
/// says of any step between them (semantics §6).
/// </summary>
/// <param name="Notes">Of every step that is not plainly comparable, the indicator's before the questions', each once.</param>
public sealed record RoundComparison(TrendComparability Comparable, ImmutableArray<TrendNote> Notes)
{
    /// <param name="from">The earlier round.</param>
    /// <param name="to">The later round.</param>
    /// <param name="between">The questionnaire of a round between the two, or null where it is not known.</param>
    public static RoundComparison Of(string indicatorKey, Questionnaire from, Questionnaire to, Func<string, Questionnaire?> between)
    {
        if (!RoundOrder.IsBefore(from.Round, to.Round))
            throw new ArgumentException($"Round {from.Round} is not before {to.Round}.", nameof(from));

        var walk = new Walk(from, to, between);
        if (to.FindIndicator(indicatorKey) is { } later)
        {
            walk.Follow(indicatorKey);
            foreach (var item in later.Items)
                walk.Follow(item);

            // Percent in one round and hours in the next are two figures by the same name.
            if (from.FindIndicator(indicatorKey)?.Unit != later.Unit)
                walk.Worsen(TrendComparability.NotAsked);
        }
        else
        {
            walk.Worsen(TrendComparability.NotAsked);
            if (from.FindIndicator(indicatorKey) is { } earlier)
                walk.NoteDropped(earlier);
        }

        return walk.Result();
    }

    /// <summary>How far the answers to one item may be compared, by what its question's lineage says.</summary>
    /// <inheritdoc cref="Of"/>
    public static RoundComparison OfItem(ItemKey item, Questionnaire from, Questionnaire to, Func<string, Questionnaire?> between)
    {
        if (!RoundOrder.IsBefore(from.Round, to.Round))
            throw new ArgumentException($"Round {from.Round} is not before {to.Round}.", nameof(from));

        var walk = new Walk(from, to, between);
        if (to.FindItem(item) is { } later)
            walk.Follow(later);
        else
            walk.Worsen(TrendComparability.NotAsked);
        return walk.Result();
    }

    /// <summary>Goes back from the later round to the earlier, keeping the worst and its notes.</summary>
    private sealed class Walk(Questionnaire from, Questionnaire to, Func<string, Questionnaire?> between)
    {
        private readonly List<TrendNote> _notes = [];
        private TrendComparability _worst = TrendComparability.Yes;

        public RoundComparison Result() => new(_worst, [.. _notes.DistinctBy(note => (note.Round, note.Question))]);

        public void Worsen(TrendComparability to)
        {
            if (to > _worst)
                _worst = to;
        }

        /// <summary>
        /// An indicator has no lineage of its own: its steps are all questionnaires that any question's lineage passes after
        /// the earlier round. A questionnaire without the indicator says nothing of it.
        /// </summary>
        public void Follow(string indicatorKey)
        {
            foreach (var questionnaire in Passed())
            {
                if (questionnaire.FindIndicator(indicatorKey) is { } indicator)
                    Take(indicator.Comparable, questionnaire.Round, null, indicator.TrendNote);
            }
        }

        /// <summary>Steps along the lineage of an item; one that does not lead to the earlier round says it was not asked there.</summary>
        public void Follow(Item item)
        {
            var (questionnaire, current) = (to, item);
            while (questionnaire.Round != from.Round)
            {
                var trend = current.Question.Trend;
                Take(trend.Comparable, questionnaire.Round, current.Question.Key, trend.Note);
                var previous = Previous(trend, questionnaire);
                var before = previous?.FindItem(item.Key);
                if (before is null || before.Question.Version != trend.PreviousVersion)
                {
                    // Of a comparable question with a new row, the note tells of the row.
                    Note(questionnaire.Round, current.Question.Key, trend.Note);
                    Worsen(TrendComparability.NotAsked);
                    return;
                }

                (questionnaire, current) = (previous!, before);
            }
        }

        /// <summary>Why questions that the indicator was made of are no longer asked.</summary>
        public void NoteDropped(Indicator earlier)
        {
            var questions = earlier.Items.Select(item => item.Question.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var questionnaire in Passed())
            {
                foreach (var dropped in questionnaire.Dropped.Where(dropped => questions.Contains(dropped.Key)))
                    Note(questionnaire.Round, dropped.Key, dropped.Reason);
            }
        }

        private void Take(Comparability declared, string round, string? question, LocalizedText? note)
        {
            Worsen(declared switch
            {
                Comparability.Yes => TrendComparability.Yes,
                Comparability.WithCare => TrendComparability.WithCare,
                Comparability.No => TrendComparability.No,
            });
            if (declared != Comparability.Yes)
                Note(round, question, note);
        }

        private void Note(string round, string? question, LocalizedText? text)
        {
            if (text is not null)
                _notes.Add(new TrendNote(round, question, text));
        }

        /// <summary>The later questionnaire and those between, the latest first.</summary>
        private IEnumerable<Questionnaire> Passed()
        {
            var passed = new SortedDictionary<string, Questionnaire>(StringComparer.Ordinal) { [to.Round] = to };
            var open = new Queue<Questionnaire>([to]);
            while (open.TryDequeue(out var questionnaire))
            {
                foreach (var previous in questionnaire.Questions.Select(question => Previous(question.Trend, questionnaire)).OfType<Questionnaire>())
                {
                    if (previous.Round != from.Round && passed.TryAdd(previous.Round, previous))
                        open.Enqueue(previous);
                }
            }

            return passed.Values.Reverse();
        }

        /// <summary>The questionnaire that a lineage goes to next; null where it begins, skips the earlier round or is not known.</summary>
        private Questionnaire? Previous(QuestionTrend trend, Questionnaire questionnaire)
        {
            // A lineage that did not go back would never end.
            if (trend.PreviousRound is not { } round || !RoundOrder.IsBefore(round, questionnaire.Round) || RoundOrder.IsBefore(round, from.Round))
                return null;
            return round == from.Round ? from : between(round);
        }
    }
}
