using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>A server that does not wait long for a locked database.</summary>
public sealed class ImpatientServer : WebServer
{
    protected override int? LockTimeout => 1;
}

/// <summary>What the page says is saved is saved, whatever happens to the server.</summary>
public sealed class TroubleTests(Chromium chromium, ImpatientServer server) : BrowserTest(chromium, server), IClassFixture<ImpatientServer>
{
    private const string Round = "2027";
    private const string Municipality = "2506";
    private const int Crashes = 5;

    private Stored Stored => new(Server);

    [Fact]
    public async Task An_answer_that_meets_a_locked_database_is_not_called_saved_and_is_saved_by_itself_later()
    {
        var section = new SectionPage((await SignedInAsync()).Page);
        await section.GoToAsync(Round, Municipality, "bakgrund");

        await using (var connection = Stored.Open())
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            await section.Option("kontakt_funktion", "folkhalsa").CheckAsync();
            await Expect(section.SaveState("kontakt_funktion", "failed")).ToContainTextAsync("Inte sparat.");
            await section.Typed("kontakt_namn").FillAsync("Elin Stenman");
            await Expect(section.SaveState("kontakt_namn", "failed")).ToContainTextAsync("Vi försöker igen");
            Assert.False(Stored.Answers(Round, Municipality).ContainsKey("kontakt_funktion"));
            await transaction.RollbackAsync();
        }

        await section.WaitUntilSavedAsync("kontakt_funktion");
        await section.WaitUntilSavedAsync("kontakt_namn");
        var answers = Stored.Answers(Round, Municipality);
        Assert.Equal("folkhalsa", answers["kontakt_funktion"]);
        Assert.Equal("Elin Stenman", answers["kontakt_namn"]);
    }

    [Fact]
    public async Task After_kill_9_every_answer_that_was_called_saved_is_there()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var questionnaire = Stored.Questionnaire(Round);
        var promised = new Dictionary<string, string>(StringComparer.Ordinal);
        var visitor = await SignedInAsync();
        visitor.Expect(""); // a server that dies is heard of in the console

        for (var crash = 0; crash < Crashes; crash++)
        {
            var section = new SectionPage(visitor.Page);
            // From the fourth section on: the first three belong to the test of the locked database or show little.
            await section.GoToAsync(Round, Municipality, questionnaire.Sections[3 + crash].Key);
            var given = await AnswerSomeAsync(section, questionnaire, random);

            Server.Kill();
            foreach (var shown in (await section.ReadAsync()).Where(shown => shown.State == "saved"))
            {
                foreach (var (item, answer) in given.Where(answer => answer.Key.Question == shown.Key))
                    promised[item.ToString()] = answer;
            }

            if (crash == 0)
                await Expect(visitor.Page.GetByText("Kontakten är bruten. Vi försöker igen…")).ToBeVisibleAsync();
            await Server.StartAsync();

            var answers = Stored.Answers(Round, Municipality);
            Assert.All(promised, one => Assert.True(
                answers.GetValueOrDefault(one.Key) == one.Value, $"Seed {seed}, crash {crash}: {one.Key} was called saved as {one.Value}"));
        }

        Assert.True(promised.Count >= Crashes, $"Seed {seed}: too little was called saved to prove anything.");
        await AssertShownAsync(new SectionPage(visitor.Page), questionnaire, promised);
    }

    /// <summary>Answers questions that had no answer, without waiting, but that the last but a few are saved: then comes the crash.</summary>
    private static async Task<Dictionary<ItemKey, string>> AnswerSomeAsync(SectionPage section, Questionnaire questionnaire, Random random)
    {
        var given = new Dictionary<ItemKey, string>();
        var open = (await section.ReadAsync()).Where(question => question.Unanswered.Length > 0).Select(question => question.Key).ToArray();
        random.Shuffle(open);
        foreach (var key in open)
        {
            // One item of each question only: what the page says of it is then said of this item.
            var items = questionnaire.Questions.Single(question => question.Key == key).Items;
            var item = items[random.Next(items.Length)];
            if (await section.Question(key).CountAsync() == 0)
                continue; // hidden by an answer just given
            given[item.Key] = GenericAnswers.RandomTo(item, random);
            await section.GiveAsync(item, given[item.Key]);
        }

        await section.WaitUntilSavedAsync(given.Keys.ElementAt(random.Next(given.Count)).Question);
        return given;
    }

    private static async Task AssertShownAsync(SectionPage section, Questionnaire questionnaire, Dictionary<string, string> promised)
    {
        foreach (var one in questionnaire.Sections.Skip(3).Take(Crashes))
        {
            await section.GoToAsync(Round, Municipality, one.Key);
            foreach (var item in one.Questions.SelectMany(question => question.Items).Where(item => promised.ContainsKey(item.Key.ToString())))
            {
                if (item.Question is not ChoiceQuestion || await section.Question(item.Question.Key).CountAsync() == 0)
                    continue;
                foreach (var option in promised[item.Key.ToString()].Split('|'))
                    await Expect(item.Question is MatrixQuestion ? section.Row(item.Key, option) : section.Option(item.Question.Key, option)).ToBeCheckedAsync();
            }
        }
    }

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Elin Stenman");
        return visitor;
    }
}
