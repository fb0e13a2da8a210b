using System.Diagnostics;
using Kommunenkat.Browser.Tests.Answering;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>One of several people who answer the same response, with all that they have given and been told.</summary>
internal sealed class AtWork
{
    private const string TextInPage =
        """
        item => {
          const element = document.querySelector(`[data-item="${item}"]`);
          const typed = element.querySelector('textarea, input:not([type=radio], [type=checkbox])');
          return typed ? typed.value : [...element.querySelectorAll('input:checked')].map(input => input.value).join('|');
        }
        """;

    private const string IsAtRest =
        """
        () => document.querySelector('[data-ready=true]') !== null
          && !document.documentElement.hasAttribute('data-connection-lost')
          && Object.keys(localStorage).every(key => !key.startsWith('ke-kept:'))
        """;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(90);

    private readonly Questionnaire _questionnaire;
    private readonly string _round;
    private readonly string _municipality;
    private string _section = "";

    private AtWork(Visitor visitor, string name, Acknowledgements acknowledged, Questionnaire questionnaire, string round, string municipality)
    {
        Visitor = visitor;
        Name = name;
        Acknowledged = acknowledged;
        Page = new SectionPage(visitor.Page);
        _questionnaire = questionnaire;
        _round = round;
        _municipality = municipality;
    }

    public Visitor Visitor { get; }

    public string Name { get; }

    public SectionPage Page { get; }

    public Acknowledgements Acknowledged { get; }

    /// <summary>What the person last gave each item, as it stood in the control.</summary>
    public Dictionary<string, string> Given { get; } = new(StringComparer.Ordinal);

    public static async Task<AtWork> BeginAsync(Visitor visitor, string name, Questionnaire questionnaire, string round, string municipality, string section)
    {
        visitor.Expect("dialog: beforeunload");
        var acknowledged = await Acknowledgements.OfAsync(visitor);
        await visitor.SignInAsync(name);
        var atWork = new AtWork(visitor, name, acknowledged, questionnaire, round, municipality);
        await atWork.GoToAsync(section);
        return atWork;
    }

    public Task GoToAsync(string section)
    {
        _section = section;
        return Page.GoToAsync(_round, _municipality, section);
    }

    /// <summary>Gives the item any answer, in one of the ways of a person in a hurry.</summary>
    public async Task EditAsync(Item item, Random random)
    {
        var answer = GenericAnswers.RandomTo(item, random);
        switch (item.Question)
        {
            case MultiQuestion:
                await Page.Option(item.Question.Key, answer).ClickAsync();
                break;
            case EmailQuestion:
                await Page.Typed(item.Question.Key).FillAsync($"n{random.Next()}@kommunen.example");
                break;
            case MatrixQuestion:
                await Page.Row(item.Key, answer).ClickAsync();
                break;
            case ChoiceQuestion:
                await Page.Option(item.Question.Key, answer).ClickAsync(); // no check that it stays: a colleague may choose next
                break;
            default:
                await Page.Typed(item.Question.Key).FillAsync($"{Name} {random.Next()}");
                if (random.Next(2) == 0)
                    await Page.Typed(item.Question.Key).PressSequentiallyAsync(" mer", new() { Delay = 15 });
                if (random.Next(2) == 0)
                    await Page.Typed(item.Question.Key).BlurAsync();
                break;
        }

        Given[item.Key.ToString()] = await TextAsync(item.Key.ToString());
    }

    public Task<string> TextAsync(string item) => Visitor.Page.EvaluateAsync<string>(TextInPage, item);

    /// <summary>Chooses in every clash on the page, any side.</summary>
    public async Task ChooseAsync(Random random)
    {
        var clash = Visitor.Page.Locator("[data-clash]").First;
        while (await clash.CountAsync() > 0)
        {
            try
            {
                await clash.Locator("button").Nth(random.Next(2)).ClickAsync(new() { Timeout = 2000 });
            }
            catch (TimeoutException)
            {
                // Settled meanwhile, or just not to be chosen: looked at again.
            }

            await Task.Delay(150);
        }
    }

    /// <summary>Goes where the page says that something of the person's own, of another section, waits for a choice.</summary>
    private async Task FollowAsync()
    {
        var elsewhere = Visitor.Page.Locator("[data-kept-elsewhere] a").First;
        if (await elsewhere.CountAsync() > 0 && await elsewhere.GetAttributeAsync("href") is { } address)
            await Visitor.Page.GotoAsync(new Uri(new Uri(Visitor.Page.Url), address).ToString());
    }

    /// <summary>Until the page is back, whatever happened, and nothing is left that is not safe; what clashes, here or in another section, is chosen.</summary>
    public async Task RestAsync(Random random)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (!Visitor.Page.Url.StartsWith("http", StringComparison.Ordinal))
                    await GoToAsync(_section); // the browser's own error page: the server died while the page was on its way
                if (await Visitor.Page.EvaluateAsync<bool>(IsAtRest))
                    return;
                await ChooseAsync(random);
                await FollowAsync();
            }
            catch (PlaywrightException)
            {
                // The page is just being loaded anew.
            }

            if (clock.Elapsed > LongestRest)
                Assert.Fail($"{Name} at {Visitor.Page.Url} does not come to rest: {await Visitor.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage) + document.querySelector('main').innerText")}");
            await Task.Delay(100);
        }
    }

    /// <summary>All that the page called safe is in the history, and what the person last gave too, or else in a choice of a clash.</summary>
    public void AssertNothingLost(IReadOnlyList<(string Item, string From, string To, string By)> history, IReadOnlyList<(string Item, string Own, string Other, string By)> clashes, string about)
    {
        var everStored = history.Select(change => (change.Item, change.To)).ToHashSet();
        foreach (var (item, text) in Acknowledged.All)
            Assert.True(IsStored(item, text), $"{about}: {Name} was told that \"{text}\" of {item} is safe, and it is nowhere.");
        foreach (var (item, text) in Given)
        {
            Assert.True(
                IsStored(item, text) || clashes.Any(clash => clash.Item == item && clash.Own == Canonical(item, text)),
                $"{about}: \"{text}\", which {Name} gave to {item}, is nowhere.");
        }

        bool IsStored(string item, string text) => Canonical(item, text) is var value && (value.Length == 0 || everStored.Contains((item, value)));
    }

    private string Canonical(string item, string text) => Colleagues.Canonical(_questionnaire, item, text);
}
