using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>A server that dies again and again (kill -9) while three people answer.</summary>
public sealed class KilledServerTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027";
    private const string Municipality = "2506";
    private const string Section = "bakgrund";
    private const int Crashes = 50;

    [Fact]
    public async Task After_50_times_kill_9_no_acknowledged_answer_and_no_typed_text_is_lost()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var stored = new Stored(Server);
        var questionnaire = stored.Questionnaire(Round);
        Colleagues.Add(stored, Municipality, "Berit Berg", "Cecilia Carl");
        var items = questionnaire.FindSection(Section)!.Questions.Where(question => question.VisibleIf is null).SelectMany(question => question.Items).ToList();
        var people = new List<AtWork>();
        foreach (var name in (string[])["Elin Stenman", "Berit Berg", "Cecilia Carl"])
        {
            var visitor = await VisitAsync();
            visitor.Expect(""); // a server that dies is heard of in the console
            people.Add(await AtWork.BeginAsync(visitor, name, questionnaire, Round, Municipality, Section));
        }

        for (var crash = 0; crash < Crashes; crash++)
        {
            var work = people.Select((person, i) => WorkAsync(person, items, new Random(seed + 1000 * crash + i))).ToList();
            await Task.Delay(random.Next(700));
            Server.Kill();
            await Task.WhenAll(work);
            await Server.StartAsync();

            foreach (var person in people)
                await person.RestAsync(random);
            var history = Colleagues.History(stored, Round, Municipality);
            var clashes = Colleagues.Clashes(stored, Round, Municipality);
            foreach (var person in people)
                person.AssertNothingLost(history, clashes, $"Seed {seed}, crash {crash}");
        }

        var acknowledged = people.Sum(person => person.Acknowledged.All.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Crashes} crashes: {acknowledged} acknowledgements, {Colleagues.Clashes(stored, Round, Municipality).Count} clashes");
        Assert.True(acknowledged > Crashes, $"Seed {seed}: too little was called safe to prove anything.");
    }

    private static async Task WorkAsync(AtWork person, List<Item> items, Random random)
    {
        for (var edit = random.Next(1, 5); edit > 0; edit--)
        {
            await person.EditAsync(items[random.Next(items.Count)], random);
            await Task.Delay(random.Next(200));
        }
    }
}
