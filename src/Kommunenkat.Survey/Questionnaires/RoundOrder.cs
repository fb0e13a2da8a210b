namespace Kommunenkat.Survey.Questionnaires;

/// <summary>Rounds are in time in the order of their keys: "2023" before "2025".</summary>
public static class RoundOrder
{
    public static bool IsBefore(string round, string other) => string.CompareOrdinal(round, other) < 0;
}
