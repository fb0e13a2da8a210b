using System.Globalization;
using System.Text.RegularExpressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>One section of a questionnaire as it stands in a browser.</summary>
internal sealed partial class SectionPage(IPage page)
{
    /// <summary>What of each shown question has no answer, by name of its controls; and what the page says of it.</summary>
    private const string ReadQuestions =
        """
        () => [...document.querySelectorAll('.question')].map(question => {
          const groups = {};
          for (const radio of question.querySelectorAll('input[type=radio]')) groups[radio.name] = groups[radio.name] || radio.checked;
          const unanswered = Object.keys(groups).filter(name => !groups[name]);
          const boxes = [...question.querySelectorAll('input[type=checkbox]')];
          if (boxes.length > 0 && !boxes.some(box => box.checked)) unanswered.push(boxes[0].name);
          const typed = question.querySelector('[data-item]:not([data-item$="@explanation"]) :is(input[type=text], input[type=email], textarea)');
          const key = question.id.replace('fraga-', '');
          if (typed !== null && typed.value === '') unanswered.push(key);
          return { key, unanswered, state: question.dataset.kept ?? question.querySelector('[data-save-state]')?.dataset.saveState ?? '' };
        })
        """;

    public static string Path(string round, string municipality, string section) => $"/enkat/{round}/{municipality}/avsnitt/{section}";

    public async Task GoToAsync(string round, string municipality, string section)
    {
        await page.GotoAsync(Path(round, municipality, section));
        await WaitUntilReadyAsync();
    }

    public async Task ReloadAsync()
    {
        await page.ReloadAsync();
        await WaitUntilReadyAsync();
    }

    /// <summary>Until the circuit is there, the controls take nothing.</summary>
    public Task WaitUntilReadyAsync() => Expect(page.Locator("[data-ready=true]")).ToBeVisibleAsync();

    public ILocator Question(string key) => page.Locator($"#fraga-{key}");

    public ILocator Option(string question, string option) => page.Locator($"#fraga-{question} input[value='{option}']");

    public ILocator Row(ItemKey item, string option) => page.Locator($"#fraga-{item.Question} input[name='{item}'][value='{option}']");

    public ILocator Typed(string key) => page.Locator($"#svar-{key}");

    public ILocator Fault(string key) => page.Locator($"#fel-{key}");

    public ILocator SaveState(string key, string state) => page.Locator($"#fraga-{key} [data-save-state={state}]");

    public Task WaitUntilSavedAsync(string key) => Expect(SaveState(key, "saved")).ToBeVisibleAsync();

    /// <summary>Gives an item a valid answer, in the way of its type.</summary>
    public async Task GiveAsync(Item item, string answer)
    {
        switch (item.Question)
        {
            case MatrixQuestion:
                await Row(item.Key, answer).CheckAsync();
                break;
            case MultiQuestion:
                foreach (var option in answer.Split('|'))
                    await Option(item.Question.Key, option).CheckAsync();
                break;
            case SingleQuestion:
                await Option(item.Question.Key, answer).CheckAsync();
                break;
            default:
                await Typed(item.Question.Key).FillAsync(answer);
                await Typed(item.Question.Key).BlurAsync();
                break;
        }
    }

    public async Task<IReadOnlyList<ShownQuestion>> ReadAsync() => await page.EvaluateAsync<ShownQuestion[]>(ReadQuestions);

    /// <summary>How many of the section's questions the list of sections calls answered, of how many.</summary>
    public async Task<(int Answered, int Shown)> ReadProgressAsync()
    {
        var numbers = Numbers().Matches(await Progress.InnerTextAsync());
        return (Number(numbers[0]), Number(numbers[1]));
    }

    public ILocator Progress => page.Locator(".section-list a[aria-current=page] .section-progress");

    private static int Number(Match match) => int.Parse(match.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}

/// <summary>What the page shows of one question.</summary>
internal sealed record ShownQuestion
{
    public string Key { get; set; } = "";

    /// <summary>Keys of the items that have no answer on the page.</summary>
    public string[] Unanswered { get; set; } = [];

    /// <summary>What the page says of its answers: "saved", "saving", … or nothing.</summary>
    public string State { get; set; } = "";
}
