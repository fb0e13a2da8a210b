using System.Diagnostics;
using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>
/// Makes the whole answers of a round's respondents, question by question. Who answers what is settled by rank: all who are
/// shown a question are ranked by a latent score, and the shares of <see cref="AnswerModels"/> cut the ranking. So the figures
/// are exact, and since most of the score is a municipality's own and the same in every round, few change their answer.
/// </summary>
internal sealed class RoundAnswers
{
    // A bonus no other part of a score can outweigh.
    private const double Decisive = 100;

    private readonly string _round;
    private readonly int _year;
    private readonly IReadOnlyDictionary<string, AnswerSet> _before;
    private readonly Dictionary<string, HashSet<string>> _lacking;
    private readonly Dictionary<DemoUnit, AnswerSet> _answers = [];

    private RoundAnswers(Questionnaire questionnaire, IReadOnlyList<DemoUnit> everyone, IReadOnlyDictionary<string, AnswerSet> before)
    {
        _before = before;
        _round = questionnaire.Round;
        _year = int.Parse(questionnaire.Round, CultureInfo.InvariantCulture);
        _lacking = AnswerModels.Lacking.ToDictionary(
            lack => lack.Key,
            lack => Ranked(everyone, unit => 0.4 * unit.Chance.And("lacks").And(lack.Key).Normal - unit.LogPopulation)
                .Take(Count(everyone.Count, lack.Value))
                .Select(unit => unit.Code)
                .ToHashSet(StringComparer.Ordinal));
    }

    /// <param name="everyone">All municipalities.</param>
    /// <param name="respondents">Those that answer.</param>
    /// <param name="before">Answers of the round before, by municipality code.</param>
    public static IReadOnlyDictionary<DemoUnit, AnswerSet> Of(
        Questionnaire questionnaire,
        IReadOnlyList<DemoUnit> everyone,
        IReadOnlyList<DemoUnit> respondents,
        IReadOnlyDictionary<string, AnswerSet> before)
    {
        var round = new RoundAnswers(questionnaire, everyone, before);
        foreach (var unit in respondents)
            round._answers.Add(unit, AnswerSet.Empty);
        foreach (var section in questionnaire.Sections)
        {
            foreach (var question in section.Questions)
            {
                // Nothing hidden is ever answered, so all answers so far are answers of shown questions.
                var shown = respondents.Where(unit => OpenAnswers.Shows(question, round._answers[unit])).ToList();
                foreach (var item in question.Items)
                    round.Answer(section, item, shown);
            }
        }

        return round._answers;
    }

    private void Answer(Section section, Item item, List<DemoUnit> shown)
    {
        var model = AnswerModels.Of(item);
        var left = Ranked(shown, unit => Sloppiness(item, unit));
        left.RemoveRange(0, Count(left.Count, model.Missing ?? UsualMissing(item)));

        if (item.Question is not ChoiceQuestion question)
        {
            var ranked = Ranked(left, unit => -Score(model, section, item, null, unit));
            for (var rank = 0; rank < ranked.Count; rank++)
            {
                var unit = ranked[rank];
                var open = new OpenAnswers(unit, _year, _answers[unit], _before.GetValueOrDefault(unit.Code), (rank + 0.5) / ranked.Count);
                Set(item, unit, open.To(item));
            }

            return;
        }

        if (Find(question, OptionKind.NotApplicable) is { } notApplicable)
        {
            foreach (var unit in left.Where(unit => Lacks(unit, item.Key.Row ?? item.Key.Question)))
                Set(item, unit, notApplicable.Key);
            left.RemoveAll(unit => _answers[unit][item.Key] is not null);
        }

        if (Find(question, OptionKind.DontKnow) is { } dontKnow)
        {
            var ignorant = Ranked(left, unit => Ignorance(item, unit) - Bonus(model, unit));
            var count = Count(left.Count, DontKnowShare(model, section, item, question, dontKnow));
            foreach (var unit in ignorant.Take(count))
                Set(item, unit, dontKnow.Key);
            left = ignorant[count..];
        }

        if (question is MultiQuestion multi)
            ChooseSeveral(model, section, item, multi, left);
        else
            ChooseOne(model, section, item, question, left);
    }

    private void ChooseOne(AnswerModel model, Section section, Item item, ChoiceQuestion question, List<DemoUnit> units)
    {
        // Files list options from most to least done, so the ranking is cut in the order of the file.
        var options = question.Options.Where(option => option.Kind is not (OptionKind.DontKnow or OptionKind.NotApplicable)).ToList();
        var total = options.Sum(option => model.Weight(option.Key, _round));
        var ranked = Ranked(units, unit => Score(model, section, item, null, unit) + Bonus(model, unit));
        var (from, weight) = (0, 0.0);
        foreach (var option in options)
        {
            weight += model.Weight(option.Key, _round);
            var to = option == options[^1] ? ranked.Count : Count(ranked.Count, Grown(model, weight / total));
            for (; from < to; from++)
                Set(item, ranked[from], option.Key);
        }
    }

    private void ChooseSeveral(AnswerModel model, Section section, Item item, MultiQuestion question, List<DemoUnit> units)
    {
        // Per municipality its options with how far inside the cut it ranks, as a share of the cut, so that rare options too
        // stand first where few may be chosen; options it ranks outside have a negative margin.
        var margins = units.ToDictionary(unit => unit, _ => new List<(Option Option, double Margin)>());
        foreach (var option in question.Options.Where(option => option.Kind is OptionKind.Answer or OptionKind.Other))
        {
            var able = units.Where(unit => !Lacks(unit, option.Key)).ToList();
            var ranked = Ranked(able, unit => Score(model, section, item, option.Key, unit));
            var cut = Grown(model, model.Weight(option.Key, _round) / 100);
            for (var rank = 0; rank < ranked.Count; rank++)
                margins[ranked[rank]].Add((option, 1 - (rank + 0.5) / ranked.Count / cut));
        }

        var none = Find(question, OptionKind.NoneOfThese);
        foreach (var unit in units)
        {
            var best = margins[unit].OrderByDescending(choice => choice.Margin).ToList();
            var chosen = best.TakeWhile(choice => choice.Margin > 0).Take(question.MaxSelected ?? int.MaxValue).ToList();
            var keys = chosen.Count == 0
                ? [(none ?? best[0].Option).Key]
                : chosen.Select(choice => choice.Option.Key);
            Set(item, unit, string.Join(AnswerText.OptionSeparator, keys));
        }
    }

    /// <summary>The latent score: capacity, then the municipality's own bent for the field, the question and the row or option.</summary>
    private double Score(AnswerModel model, Section section, Item item, string? option, DemoUnit unit)
    {
        var own = unit.Chance.And(item.Key.Question);
        var part = own.And(option ?? item.Key.Row ?? "");
        // Who does much chooses more options and has better rows, but not where only the few most pressing may be named.
        var common = item.Question switch { MultiQuestion { MaxSelected: not null } => 0, MultiQuestion => 0.6, _ => 1 };
        // Open answers keep the number they had; only choices drift between rounds.
        var drift = item.Question is ChoiceQuestion ? model.Drift * part.And(_year).Normal : 0;
        return model.Capacity * unit.Capacity
            + common * (0.4 * unit.Chance.And(section.Key).Normal + 0.5 * own.Normal)
            + 0.6 * part.Normal
            + drift;
    }

    private double Bonus(AnswerModel model, DemoUnit unit) =>
        model.Follows is { } earlier
        && _answers[unit][new ItemKey(earlier.Question)] is OptionAnswer answer && answer.Option == earlier.Option
            ? Decisive
            : 0;

    private double Sloppiness(Item item, DemoUnit unit)
    {
        var question = unit.Chance.And(item.Key.Question).And("missing");
        return 0.25 * unit.Chance.And("missing").Normal
            + question.And(_year).Normal
            + 0.25 * question.And(item.Key.Row ?? "").And(_year).Normal;
    }

    private double Ignorance(Item item, DemoUnit unit)
    {
        var question = unit.Chance.And(item.Key.Question).And("ignorance");
        return -0.4 * unit.Capacity + 0.6 * question.Normal + 0.6 * question.And(item.Key.Row ?? "").And(_year).Normal;
    }

    private static double UsualMissing(Item item) =>
        item.Question.Required
            ? 0.01 + 0.04 * Chance.Of(1).And(item.Key.Question).Uniform + 0.01 * Chance.Of(1).And(item.Key.ToString()).Uniform
            : 0.25 + 0.15 * Chance.Of(1).And(item.Key.Question).Uniform;

    /// <summary>More "don't know" in the fields of others than the coordinator who gathers the answers.</summary>
    private double DontKnowShare(AnswerModel model, Section section, Item item, ChoiceQuestion question, Option dontKnow)
    {
        if (model.Names(dontKnow.Key))
            return model.Weight(dontKnow.Key, _round) / question.Options.Sum(option => model.Weight(option.Key, _round));
        var least = section.SuggestedFunctions.Contains("samordnare") ? 0.03 : 0.05;
        return least + 0.03 * Chance.Of(2).And(item.Key.ToString()).Uniform;
    }

    /// <summary>A share of the better answers, as much lower or higher as the round is earlier or later than the table's.</summary>
    private double Grown(AnswerModel model, double share) => Math.Min(share * (1 + model.Gain * (_year - 2025) / 2), Math.Max(share, 0.97));

    private bool Lacks(DemoUnit unit, string key) => _lacking.TryGetValue(key, out var codes) && codes.Contains(unit.Code);

    private void Set(Item item, DemoUnit unit, string text) =>
        _answers[unit] = _answers[unit].With(item.Key, AnswerText.Parse(item, text).Value
            ?? throw new UnreachableException($"{item}: \"{text}\" is no answer"));

    private static Option? Find(ChoiceQuestion question, OptionKind kind) => question.Options.FirstOrDefault(option => option.Kind == kind);

    private static List<DemoUnit> Ranked(IEnumerable<DemoUnit> units, Func<DemoUnit, double> score) => [.. units.OrderByDescending(score)];

    /// <summary>So many of <paramref name="all"/>, to the nearest.</summary>
    private static int Count(int all, double share) => (int)Math.Round(all * share, MidpointRounding.AwayFromZero);
}
