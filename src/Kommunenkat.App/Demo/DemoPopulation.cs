using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Demo;

/// <summary>
/// Made-up answers of real municipalities over three rounds: nothing here says anything about the place whose name it bears.
/// Pure: the same municipalities and seed give the same answers everywhere. The published figures (semantics §9) come out
/// exactly for the country's 290 municipalities, and as the same shares for fewer.
/// </summary>
public static class DemoPopulation
{
    public const ulong Seed = 2025;

    /// <summary>The demo signs in for these: they have answered before, and their response of the open round stands as here.</summary>
    private static readonly Dictionary<string, (ResponseState State, double Done)> SignIns = new()
    {
        ["2403"] = (ResponseState.Started, 0.33), // Bjurholm
        ["1480"] = (ResponseState.Started, 0.60), // Göteborg
        ["2506"] = (ResponseState.Invited, 0), // Arjeplog
    };

    /// <summary>Who signs in for Bjurholm is to see a number that has changed a lot since 2025. What a reversal looks like comes by itself.</summary>
    private static readonly (string Code, ItemKey Item, AnswerValue Value) LargeChange =
        ("2403", new ItemKey("samordnare_omfattning"), new NumberAnswer(100));

    // Of 290, from those quickest to answer to those who never do.
    private static readonly (ResponseState State, int Of290)[] StatesOfOpenRound =
    [
        (ResponseState.Reopened, 5),
        (ResponseState.Submitted, 45),
        (ResponseState.AwaitingApproval, 15),
        (ResponseState.Started, 70),
        (ResponseState.Invited, 150),
        (ResponseState.Declined, 5),
    ];

    /// <summary>The source says "just over two thirds"; that 196 answered is made up like the answers.</summary>
    /// <returns>The submitted answers, by municipality code; a municipality that is not there did not answer.</returns>
    public static IReadOnlyDictionary<string, AnswerSet> Round2023(
        Questionnaire questionnaire, IReadOnlyList<DemoMunicipality> municipalities, ulong seed = Seed) =>
        Submitted(questionnaire, Units(municipalities, seed), new Dictionary<string, AnswerSet>(), respondentsOf290: 196);

    /// <summary>The round with the published figures.</summary>
    /// <returns>As for <see cref="Round2023"/>.</returns>
    /// <param name="round2023">The answers of the round before: what is dated there keeps its date, and what is new is dated since.</param>
    public static IReadOnlyDictionary<string, AnswerSet> Round2025(
        Questionnaire questionnaire,
        IReadOnlyList<DemoMunicipality> municipalities,
        IReadOnlyDictionary<string, AnswerSet> round2023,
        ulong seed = Seed) =>
        Submitted(questionnaire, Units(municipalities, seed), round2023, respondentsOf290: 248);

    /// <summary>The open round.</summary>
    /// <param name="round2025">The answers of the round before, as for <see cref="Round2025"/>.</param>
    /// <returns>Every municipality by its code, also those that have not begun.</returns>
    public static IReadOnlyDictionary<string, DemoDraft> Round2027(
        Questionnaire questionnaire,
        IReadOnlyList<DemoMunicipality> municipalities,
        IReadOnlyDictionary<string, AnswerSet> round2025,
        ulong seed = Seed)
    {
        var units = Units(municipalities, seed);
        var states = States(ByReadiness(units, questionnaire));
        var begun = units.Where(unit => states[unit] is not (ResponseState.Invited or ResponseState.Declined)).ToList();
        var whole = RoundAnswers.Of(questionnaire, units, begun, round2025);
        return units.ToDictionary(unit => unit.Code, unit => new DemoDraft(states[unit], states[unit] switch
        {
            ResponseState.Invited or ResponseState.Declined => AnswerSet.Empty,
            ResponseState.Started => Drafts.Of(questionnaire, unit, Changed(unit, whole[unit]), Done(unit)),
            ResponseState.AwaitingApproval or ResponseState.Submitted or ResponseState.Reopened => whole[unit],
        }));
    }

    private static AnswerSet Changed(DemoUnit unit, AnswerSet answers) =>
        unit.Code == LargeChange.Code && answers[LargeChange.Item] is not null ? answers.With(LargeChange.Item, LargeChange.Value) : answers;

    // In the order of their codes, so that the order of the list given does not matter.
    private static List<DemoUnit> Units(IReadOnlyList<DemoMunicipality> municipalities, ulong seed) =>
        [.. municipalities
            .OrderBy(municipality => municipality.Code, StringComparer.Ordinal)
            .Select(municipality => new DemoUnit(municipality, Chance.Of(seed)))];

    private static Dictionary<string, AnswerSet> Submitted(
        Questionnaire questionnaire, List<DemoUnit> units, IReadOnlyDictionary<string, AnswerSet> before, int respondentsOf290)
    {
        var respondents = ByReadiness(units, questionnaire).Take(Of290(respondentsOf290, units.Count)).ToList();
        return RoundAnswers.Of(questionnaire, units, respondents, before).ToDictionary(pair => pair.Key.Code, pair => pair.Value);
    }

    /// <summary>Readiness to answer is mostly a municipality's own and the same in every round: hence a stable panel.</summary>
    private static IEnumerable<DemoUnit> ByReadiness(List<DemoUnit> units, Questionnaire questionnaire)
    {
        var year = int.Parse(questionnaire.Round, CultureInfo.InvariantCulture);
        return units.OrderByDescending(unit => SignIns.ContainsKey(unit.Code)
            ? double.MaxValue
            : 0.4 * unit.Capacity + unit.Chance.And("ready").Normal + 0.7 * unit.Chance.And("ready").And(year).Normal);
    }

    private static Dictionary<DemoUnit, ResponseState> States(IEnumerable<DemoUnit> byReadiness)
    {
        var states = new Dictionary<DemoUnit, ResponseState>();
        var others = new List<DemoUnit>();
        foreach (var unit in byReadiness)
        {
            if (SignIns.TryGetValue(unit.Code, out var signIn))
                states.Add(unit, signIn.State);
            else
                others.Add(unit);
        }

        var (from, all) = (0, states.Count + others.Count);
        var until = 0;
        foreach (var (state, of290) in StatesOfOpenRound)
        {
            until += of290;
            // The sign-ins fill their part of a state's number.
            var to = Math.Min(others.Count, from + Of290(until, all) - Of290(until - of290, all) - states.Values.Count(s => s == state));
            for (; from < to; from++)
                states.Add(others[from], state);
        }

        foreach (var unit in others.Skip(from))
            states.Add(unit, ResponseState.Invited);
        return states;
    }

    private static double Done(DemoUnit unit) =>
        SignIns.TryGetValue(unit.Code, out var signIn) ? signIn.Done : 0.04 + 0.92 * unit.Chance.And("done").Uniform;

    private static int Of290(int count, int all) => (count * all + 145) / 290;
}
