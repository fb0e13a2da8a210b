using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>Three people at three browsers on two nodes, who answer the same questions at the same time.</summary>
public sealed class InterleavedEditsTests(Chromium chromium, TwoNodes nodes) : BrowserTest(chromium, nodes), IClassFixture<TwoNodes>
{
    private const string Round = "2027";
    private const string Municipality = "2506";
    private const int Edits = 500;

    private static readonly string[] Sections = ["bakgrund", "upptackt"];

    [Fact]
    public async Task Of_500_random_edits_none_is_lost_or_silently_overwritten_and_all_see_the_same_in_the_end()
    {
        var seed = Random.Shared.Next();
        var stored = new Stored(Server);
        var questionnaire = stored.Questionnaire(Round);
        Colleagues.Add(stored, Municipality, "Berit Berg", "Cecilia Carl");
        AtWork[] people =
        [
            await BeginAsync(nodes.Address, "Elin Stenman", questionnaire),
            await BeginAsync(nodes.Second.Address, "Berit Berg", questionnaire),
            await BeginAsync(nodes.Second.Address, "Cecilia Carl", questionnaire),
        ];

        await Task.WhenAll(people.Select((person, i) => WorkAsync(person, questionnaire, new Random(seed + i), Edits / people.Length + 1)));
        var random = new Random(seed);
        foreach (var section in Sections)
            await ComeToRestAsync(people, section, random);

        var history = Colleagues.History(stored, Round, Municipality);
        var clashes = Colleagues.Clashes(stored, Round, Municipality);
        foreach (var person in people)
            person.AssertNothingLost(history, clashes, $"Seed {seed}");
        foreach (var change in history.GroupBy(change => change.Item))
        {
            Assert.Equal("", change.First().From);
            Assert.All(change.Zip(change.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }

        await AssertSameAsync(people, stored, questionnaire, seed);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Edits} edits: {history.Count} changes, {clashes.Count} clashes, {people.Sum(person => person.Acknowledged.All.Count)} acknowledgements");
        Assert.True(history.Count > Edits / 4, $"Seed {seed}: {history.Count} changes are too few to prove anything.");
        Assert.True(clashes.Count > 0, $"Seed {seed}: nobody clashed.");
    }

    private async Task<AtWork> BeginAsync(Uri node, string name, Questionnaire questionnaire) =>
        await AtWork.BeginAsync(await VisitAsync(node), name, questionnaire, Round, Municipality, Sections[0]);

    private static async Task WorkAsync(AtWork person, Questionnaire questionnaire, Random random, int edits)
    {
        var section = Sections[0];
        for (var edit = 0; edit < edits; edit++)
        {
            if (random.Next(25) == 0)
            {
                section = Sections[random.Next(Sections.Length)];
                await person.GoToAsync(section);
            }

            // Questions that are always shown: what is hidden by a colleague cannot be answered.
            var items = questionnaire.FindSection(section)!.Questions.Where(question => question.VisibleIf is null).SelectMany(question => question.Items).ToList();
            await person.EditAsync(items[random.Next(items.Count)], random);
            if (random.Next(5) == 0)
                await person.ChooseAsync(random);
            if (random.Next(8) == 0)
                await Task.Delay(random.Next(1500));
        }
    }

    /// <summary>A choice of one may be the clash of another: until nobody has anything left.</summary>
    private static async Task ComeToRestAsync(AtWork[] people, string section, Random random)
    {
        foreach (var person in people)
            await person.GoToAsync(section);
        for (var turn = 0; turn < 2; turn++)
        {
            foreach (var person in people)
                await person.RestAsync(random);
        }
    }

    private static async Task AssertSameAsync(AtWork[] people, Stored stored, Questionnaire questionnaire, int seed)
    {
        foreach (var section in Sections)
        {
            foreach (var person in people)
                await person.GoToAsync(section);
            var answers = stored.Answers(Round, Municipality);
            foreach (var item in questionnaire.FindSection(section)!.Questions.Where(question => question.VisibleIf is null).SelectMany(question => question.Items))
            {
                foreach (var person in people)
                {
                    var shown = Colleagues.Canonical(questionnaire, item.Key.ToString(), await person.TextAsync(item.Key.ToString()));
                    Assert.True(answers.GetValueOrDefault(item.Key.ToString(), "") == shown, $"Seed {seed}: {person.Name} sees {shown} of {item.Key}");
                }
            }
        }
    }
}
