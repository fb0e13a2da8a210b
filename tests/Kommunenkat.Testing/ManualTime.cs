namespace Kommunenkat.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class ManualTime : TimeProvider
{
    /// <summary>A Wednesday at noon in Stockholm, with microseconds so that rounding anywhere is noticed.</summary>
    public static readonly DateTimeOffset Start = new DateTimeOffset(2025, 10, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(1_234_560);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
