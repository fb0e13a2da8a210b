using CsCheck;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Trends;

/// <summary>Comparability over random chains of rounds, beside a plain reading of what the rounds declare.</summary>
public sealed class RoundChainTests
{
    private static readonly string[] Questions = ["p", "q"];
    private static readonly string[] Words = ["yes", "with_care", "no"];

    [Fact]
    public void Between_any_two_rounds_the_worst_of_what_is_declared_on_the_way_holds()
    {
        Chains(Gen.Frequency((1, Gen.Const(false)), (4, Gen.Const(true)))).Sample(chain =>
        {
            for (var from = 0; from < chain.Rounds.Length; from++)
            {
                for (var to = from + 1; to < chain.Rounds.Length; to++)
                    Assert.Equal(chain.Expected(from, to), chain.Compare(from, to));
            }
        });
    }

    [Fact]
    public void Another_step_never_makes_it_better()
    {
        Chains(Gen.Const(true)).Sample(chain =>
        {
            for (var to = 1; to < chain.Rounds.Length; to++)
            {
                for (var from = 0; from < to; from++)
                {
                    Assert.True(from == 0 || chain.Compare(from - 1, to) >= chain.Compare(from, to));
                    Assert.True(to + 1 == chain.Rounds.Length || chain.Compare(from, to + 1) >= chain.Compare(from, to));
                }
            }
        });
    }

    [Fact]
    public void What_is_plainly_comparable_has_no_notes_and_what_is_not_has_one_of_each_step_that_says_so()
    {
        Chains(Gen.Const(true)).Sample(chain =>
        {
            var comparison = RoundComparison.Of("both", chain.Files[0], chain.Files[^1], chain.Find);
            Assert.Equal(comparison.Notes.DistinctBy(note => (note.Round, note.Question)).Count(), comparison.Notes.Length);
            if (comparison.Comparable != TrendComparability.NotAsked) // a new question need not say more than that
                Assert.Equal(comparison.Comparable == TrendComparability.Yes, comparison.Notes.IsEmpty);
            Assert.Equal(comparison.Notes.OrderBy(note => note.Question is not null), comparison.Notes);
        });
    }

    private static Gen<Chain> Chains(Gen<bool> isAsked) =>
        Gen.Select(
            Gen.Select(isAsked, Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true))), Gen.Int[0, 2], (asked, isNew, declared) => new Step(asked, isNew, declared)).Array[2],
            Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 2])),
            (questions, declared) => new Round(questions, declared))
        .Array[2, 5].Select(rounds => new Chain(rounds));

    /// <summary>What a round says of one question.</summary>
    private sealed record Step(bool IsAsked, bool IsNew, int Declared);

    /// <summary>A round with an indicator of both questions, where it asks both.</summary>
    private sealed record Round(Step[] Questions, int Declared)
    {
        public bool HasIndicator => Questions.All(step => step.IsAsked);
    }

    private sealed class Chain
    {
        public Chain(Round[] rounds)
        {
            Rounds = rounds;
            Files = [.. rounds.Select((_, round) => File(round).Read())];
        }

        public Round[] Rounds { get; }

        public Questionnaire[] Files { get; }

        public Questionnaire? Find(string round) => Files.SingleOrDefault(file => file.Round == round);

        public TrendComparability Compare(int from, int to) => RoundComparison.Of("both", Files[from], Files[to], Find).Comparable;

        public TrendComparability Expected(int from, int to)
        {
            if (!Rounds[from].HasIndicator || !Rounds[to].HasIndicator)
                return TrendComparability.NotAsked;
            var indicator = Rounds[(from + 1)..(to + 1)].Where(round => round.HasIndicator).Max(round => round.Declared);
            var questions = Questions.Select((_, question) => Expected(question, from, to)).Max();
            return questions > (TrendComparability)indicator ? questions : (TrendComparability)indicator;
        }

        public override string ToString() => string.Join("\n\n", Rounds.Select((_, round) => File(round).Json));

        private TrendComparability Expected(int question, int from, int to)
        {
            if (from == to)
                return TrendComparability.Yes;
            if (Previous(question, to) is not { } previous || previous < from)
                return TrendComparability.NotAsked;
            var (own, before) = ((TrendComparability)Rounds[to].Questions[question].Declared, Expected(question, from, previous));
            return own > before ? own : before;
        }

        private int? Previous(int question, int round)
        {
            var earlier = Enumerable.Range(0, round).Where(each => Rounds[each].Questions[question].IsAsked).ToList();
            return Rounds[round].Questions[question].IsNew || earlier.Count == 0 ? null : earlier[^1];
        }

        private QuestionnaireFile File(int round)
        {
            // Asked in every round, so that every round between is on the way.
            var anchor = round == 0 ? Ask.Number("anchor") : Ask.Number("anchor").Following(Key(round - 1));
            var asked = Questions.Select((key, index) => (key, index)).Where(question => Rounds[round].Questions[question.index].IsAsked)
                .Select(question => Previous(question.index, round) is { } previous
                    ? Ask.Single(question.key, "yes", "no").Following(Key(previous), Words[Rounds[round].Questions[question.index].Declared], $"{question.key} in {round}")
                    : Ask.Single(question.key, "yes", "no"));
            var file = QuestionnaireFile.OfRound(Key(round), [anchor, .. asked]);
            return Rounds[round].HasIndicator
                ? file.Indicators(Figure.Percent("both", Rule.Is("p", "yes"), Rule.Is("q", "yes")).Declared(Words[Rounds[round].Declared], $"both in {round}"))
                : file;
        }

        private static string Key(int round) => $"{2001 + (2 * round)}";
    }
}
