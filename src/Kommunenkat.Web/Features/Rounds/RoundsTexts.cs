namespace Kommunenkat.Web.Features.Rounds;

/// <summary>Names the texts of this folder: RoundsTexts.resx (Swedish) and RoundsTexts.en.resx.</summary>
public sealed class RoundsTexts;
