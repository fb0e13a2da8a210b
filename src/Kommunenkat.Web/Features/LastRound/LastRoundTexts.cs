namespace Kommunenkat.Web.Features.LastRound;

/// <summary>Names the texts of this folder: LastRoundTexts.resx (Swedish) and LastRoundTexts.en.resx.</summary>
public sealed class LastRoundTexts;
