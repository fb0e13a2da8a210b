using System.Collections.Immutable;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Survey.Questionnaires;

/// <summary>A function within the municipality that a section can be suggested to.</summary>
public sealed record MunicipalFunction(string Key, LocalizedText Label);

/// <summary>A page of questions.</summary>
public sealed record Section(
    string Key,
    string Number,
    LocalizedText Title,
    LocalizedText Intro,
    ImmutableArray<string> SuggestedFunctions,
    int EstimatedMinutes,
    ImmutableArray<Question> Questions);

/// <summary>
/// A checked, frozen questionnaire: one version belongs to one round. Made by <see cref="QuestionnaireReader"/> only, so
/// whoever holds one need not doubt it: references resolve, keys are unique, display rules look back only.
/// </summary>
public sealed class Questionnaire
{
    private readonly Dictionary<string, Question> _questions;
    private readonly Dictionary<ItemKey, Item> _items;

    internal Questionnaire(ImmutableArray<Section> sections)
    {
        Sections = sections;
        Questions = [.. sections.SelectMany(section => section.Questions)];
        Items = [.. Questions.SelectMany(question => question.Items)];
        _questions = Questions.ToDictionary(question => question.Key, StringComparer.Ordinal);
        _items = Items.ToDictionary(item => item.Key);
    }

    public required string Key { get; init; }

    /// <summary>The round the questionnaire belongs to, for instance "2025".</summary>
    public required string Round { get; init; }

    public required int Version { get; init; }

    public required ImmutableArray<string> Locales { get; init; }

    public required string DefaultLocale { get; init; }

    public required LocalizedText Title { get; init; }

    public required LocalizedText Description { get; init; }

    public required LocalizedText Intro { get; init; }

    public required ImmutableArray<MunicipalFunction> Functions { get; init; }

    public required ImmutableArray<DroppedQuestion> Dropped { get; init; }

    public required ImmutableArray<Indicator> Indicators { get; init; }

    /// <summary>What municipalities could do next; a file need not have any.</summary>
    public required ImmutableArray<Suggestion> Suggestions { get; init; }

    public ImmutableArray<Section> Sections { get; }

    /// <summary>All questions in the order they are asked.</summary>
    public ImmutableArray<Question> Questions { get; }

    /// <summary>All items in the order they are asked.</summary>
    public ImmutableArray<Item> Items { get; }

    public Question? FindQuestion(string key) => _questions.GetValueOrDefault(key);

    public Item? FindItem(ItemKey key) => _items.GetValueOrDefault(key);

    /// <summary>Whatever of a draft has this key: an item, or a question's explanation.</summary>
    public Item? FindField(ItemKey key) => key.IsExplanation ? FindQuestion(key.Question)?.Explanation : FindItem(key);

    public Section? FindSection(string key) =>
        Sections.FirstOrDefault(section => string.Equals(section.Key, key, StringComparison.Ordinal));

    /// <summary>The section that the question stands in; null where there is no such question.</summary>
    public Section? FindSectionOf(string questionKey) =>
        FindQuestion(questionKey) is { } question ? Sections.First(section => section.Questions.Contains(question)) : null;

    public Indicator? FindIndicator(string key) =>
        Indicators.FirstOrDefault(indicator => string.Equals(indicator.Key, key, StringComparison.Ordinal));
}
