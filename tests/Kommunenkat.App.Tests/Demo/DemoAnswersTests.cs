using System.Security.Cryptography;
using System.Text;
using Kommunenkat.App.Demo;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Xunit;

namespace Kommunenkat.App.Tests.Demo;

/// <summary>That the demo's answers are valid, plausible and always the same.</summary>
public sealed class DemoAnswersTests
{
    [Fact]
    public void Every_answer_is_one_that_could_have_been_given()
    {
        foreach (var (questionnaire, code, answers) in DemoFiles.All)
        {
            foreach (var (key, value) in answers.All)
            {
                var item = questionnaire.FindItem(key);
                Assert.NotNull(item);
                var parsed = AnswerText.Parse(item, AnswerText.Canonical(value));
                Assert.True(parsed.Fault is null && value.Equals(parsed.Value), $"{code} {key}: {AnswerText.Canonical(value)}");
            }
        }
    }

    [Fact]
    public void Nothing_is_answered_that_is_not_shown_and_no_choice_is_too_short()
    {
        foreach (var (questionnaire, code, answers) in DemoFiles.All)
        {
            var shown = ShownAnswers.Of(questionnaire, answers);
            Assert.True(shown.Answers.Count == answers.Count, code);
            Assert.DoesNotContain(Review.Findings(questionnaire, shown), finding => finding.Kind == FindingKind.TooFewSelected);
        }
    }

    /// <summary>
    /// The sum over all answers of all rounds. It pins that machines and .NET versions agree; whoever changes the generator or
    /// the questionnaires on purpose writes the new one here.
    /// </summary>
    [Fact]
    public void The_same_answers_come_out_everywhere()
    {
        var lines = DemoFiles.All
            .SelectMany(set => set.Answers.All.Select(pair => $"{set.Questionnaire.Round},{set.Code},{pair.Key},{AnswerText.Canonical(pair.Value)}"))
            .Order(StringComparer.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        Assert.Equal("e7becb44ed21c1f7", hash[..16]);
    }

    [Fact]
    public void The_order_of_the_municipalities_does_not_matter()
    {
        var reversed = DemoPopulation.Round2023(DemoFiles.Questionnaire2023, [.. DemoFiles.Municipalities.Reverse()]);
        Assert.Equal(DemoFiles.Round2023.Keys.Order(StringComparer.Ordinal), reversed.Keys.Order(StringComparer.Ordinal));
        Assert.All(reversed, pair => Assert.Equal(
            DemoFiles.Round2023[pair.Key].All.ToDictionary(), pair.Value.All.ToDictionary()));
    }

    [Fact]
    public void A_few_municipalities_make_a_small_demo()
    {
        var few = DemoFiles.Municipalities.Take(29).ToList();
        var round2025 = DemoPopulation.Round2025(DemoFiles.Questionnaire2025, few, new Dictionary<string, AnswerSet>());
        Assert.Equal(25, round2025.Count);
        Assert.Equal(29, DemoPopulation.Round2027(DemoFiles.Questionnaire2027, few, round2025).Count);
    }

    [Fact]
    public void Contacts_are_invented_persons_with_addresses_that_can_never_exist()
    {
        var kept = 0;
        foreach (var (_, code, answers) in DemoFiles.All)
        {
            if (answers[new ItemKey("kontakt_epost")] is not TextAnswer email)
                continue;
            Assert.Matches($@"^[a-z]+\.[a-z]+@kommun{code}\.example$", email.Text);
            if (answers[new ItemKey("kontakt_namn")] is TextAnswer name)
            {
                var plain = name.Text.ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o').Replace(' ', '.');
                Assert.StartsWith(plain + "@", email.Text, StringComparison.Ordinal);
            }

            kept += DemoFiles.Round2023.GetValueOrDefault(code)?[new ItemKey("kontakt_epost")] is TextAnswer before && before == email ? 1 : 0;
        }

        Assert.True(kept > 100); // many have the same contact as last time
    }

    [Fact]
    public void Texts_name_no_domain_that_could_be_somebodys()
    {
        Assert.All(
            DemoFiles.All.SelectMany(set => set.Answers.All).Select(pair => pair.Value).OfType<TextAnswer>(),
            answer => Assert.DoesNotMatch(@"https?://(?!www\.kommun\d{4}\.example/)|@(?!kommun\d{4}\.example$)", answer.Text));
    }

    [Fact]
    public void A_few_leave_a_required_question_out_and_a_few_do_not_know()
    {
        foreach (var item in DemoFiles.Questionnaire2025.Items.Where(item => item.Question.Required && AnswerModels.Of(item).Missing is null))
        {
            var shown = DemoFiles.Round2025.Values
                .Where(answers => OpenAnswers.Shows(item.Question, answers))
                .Select(answers => answers[item.Key])
                .ToList();
            var answered = shown.Where(answer => answer is not null).ToList();
            if (shown.Count < 100)
                continue; // a share of few is a coarse thing

            Assert.InRange(1 - answered.Count / (double)shown.Count, 0.005, 0.07);
            if (item.Question is ChoiceQuestion question && question.Options.FirstOrDefault(o => o.Kind == OptionKind.DontKnow) is { } dontKnow)
                Assert.InRange(answered.Count(answer => Chose(answer, dontKnow.Key)) / (double)answered.Count, 0.025, 0.085);
        }
    }

    [Fact]
    public void Every_option_of_2025_is_chosen_by_somebody()
    {
        var never = DemoFiles.Questionnaire2025.Items
            .Where(item => item.Question is ChoiceQuestion)
            .SelectMany(item => ((ChoiceQuestion)item.Question).Options
                .Where(option => option.Kind != OptionKind.NotApplicable)
                .Where(option => !DemoFiles.Round2025.Values.Any(answers => Chose(answers[item.Key], option.Key)))
                .Select(option => $"{item}={option.Key}"));
        Assert.Empty(never);
    }

    [Fact]
    public void Numbers_are_of_a_likely_size()
    {
        foreach (var municipality in DemoFiles.Municipalities.Where(municipality => DemoFiles.Round2025.ContainsKey(municipality.Code)))
        {
            var answers = DemoFiles.Round2025[municipality.Code];
            if (answers[new ItemKey("samordnare_omfattning")] is NumberAnswer time)
                Assert.InRange(time.Number, 10, 200);
            if (answers[new ItemKey("budget_belopp")] is NumberAnswer budget)
                Assert.InRange(budget.Number, 20_000, Math.Max(25_000, 42m * municipality.Population));
            if (answers[new ItemKey("styrdokument_beslutsdatum")] is DateAnswer decided)
                Assert.True(decided.Date < new DateOnly(2025, 7, 1) && decided.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        }
    }

    [Fact]
    public void Answers_do_not_contradict_each_other()
    {
        foreach (var (_, code, answers) in DemoFiles.All)
        {
            Assert.False(Chose("kontakt_funktion", "samordnare_vald") && Chose("samordnare_finns", "no"), code);
            Assert.False(Chose("kartlaggning_i_lagesbild", "yes") && (Chose("lagesbild_vald", "no") || Chose("lagesbild_vald", "no_picture")), code);
            // Who has no upper secondary school says so throughout.
            var lacks = Chose("utbildning_personal", "not_applicable", "gymnasieskola");
            Assert.False(lacks && (Chose("heder_rutiner", "yes", "gymnasieskola") || Chose("svar_verksamheter", "gymnasieskola")), code);

            bool Chose(string question, string option, string? row = null) => DemoAnswersTests.Chose(answers[new ItemKey(question, row)], option);
        }
    }

    [Fact]
    public void What_is_new_since_the_round_before_is_dated_since()
    {
        var gained = DemoFiles.Round2025.Where(pair =>
            DemoFiles.Round2023.TryGetValue(pair.Key, out var before) && Chose(before[new ItemKey("kartlaggning_genomford")], "no"));
        var years = gained.Select(pair => pair.Value[new ItemKey("kartlaggning_ar")]).OfType<NumberAnswer>().ToList();
        Assert.NotEmpty(years);
        Assert.All(years, year => Assert.InRange(year.Number, 2024, 2025));
    }

    [Fact]
    public void The_table_of_models_names_only_questions_rows_and_options_that_exist()
    {
        var items = DemoFiles.Questionnaire2023.Items.Concat(DemoFiles.Questionnaire2025.Items).ToList();
        foreach (var (key, model) in AnswerModels.All)
        {
            var modelled = items.Where(item => item.Key.ToString() == key || item.Question.Key == key).ToList();
            Assert.True(modelled.Count > 0, key);
            var options = modelled.Select(item => item.Question).OfType<ChoiceQuestion>()
                .SelectMany(question => question.Options).Select(option => option.Key);
            Assert.Empty(model.Options.Select(option => option.Split('@')[0]).Except(options, StringComparer.Ordinal));
            Assert.True(model.Follows is not { } earlier || items.Any(item => item.Question.Key == earlier.Question), key);
        }
    }

    private static bool Chose(AnswerValue? answer, string option) => answer switch
    {
        OptionAnswer one => one.Option == option,
        OptionsAnswer several => several.Options.Contains(option),
        _ => false,
    };
}
