using System.Text.RegularExpressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>Answers all that is not answered, question by question, as answers show more questions.</summary>
internal sealed class QuestionnaireWalk(IPage page, Questionnaire questionnaire)
{
    private readonly SectionPage _section = new(page);
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Item> _items = questionnaire.Items.ToDictionary(item => item.Key.ToString(), StringComparer.Ordinal);

    /// <summary>What was answered: canonical texts by the item's key.</summary>
    public IReadOnlyDictionary<string, string> Given => _given;

    /// <summary>The types of the questions that were answered.</summary>
    public IReadOnlySet<Type> Types => _given.Keys.Select(key => _items[key].Question.GetType()).ToHashSet();

    /// <summary>From the section that is open, section by section, to the page where the response is checked.</summary>
    public async Task AnswerAllAsync()
    {
        for (var i = 0; i < questionnaire.Sections.Length; i++)
        {
            await Expect(page).ToHaveURLAsync(new Regex($"/avsnitt/{questionnaire.Sections[i].Key}$"));
            await AnswerSectionAsync();
            await page.Locator(".answering-steps a").Last.ClickAsync();
        }
    }

    /// <summary>Every question shown in the open section, also those that come to be shown meanwhile.</summary>
    public async Task AnswerSectionAsync()
    {
        await _section.WaitUntilReadyAsync();
        while ((await _section.ReadAsync()).FirstOrDefault(question => question.Unanswered.Length > 0) is { } next)
        {
            var before = await _section.ReadProgressAsync();
            foreach (var key in next.Unanswered)
            {
                var answer = GenericAnswers.To(_items[key]);
                await _section.GiveAsync(_items[key], answer);
                _given.Add(key, answer);
            }

            // The count comes from the server: once it has risen, the server has the answer, and what is said of it holds.
            await Expect(_section.Progress).ToContainTextAsync(new Regex($@"(^|\D){before.Answered + 1} av \d"));
            await _section.WaitUntilSavedAsync(next.Key);
        }

        var (answered, shown) = await _section.ReadProgressAsync();
        Assert.Equal(shown, answered);
        Assert.All(await _section.ReadAsync(), question => Assert.Equal("saved", question.State));
    }
}
