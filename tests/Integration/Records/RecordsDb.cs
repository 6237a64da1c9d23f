using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Tests.Integration.Records;

public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
}

/// <summary>An aggregate with every kind of personal data and a child.</summary>
public sealed class Person : Aggregate<PersonId>, IBelongsToClient
{
    public Person(ClientId clientId, string name, string? ssn, DateOnly? born)
    {
        (Id, ClientId, Name, Ssn, Born) = (new PersonId(Guid.CreateVersion7()), clientId, name, ssn, born);
    }

    private Person()
    {
    }

    public ClientId ClientId { get; private set; }

    public string Name { get; set; } = "";

    public string? Ssn { get; set; }

    public DateOnly? Born { get; set; }

    [Personal]
    public string? Home { get; set; }

    public List<License> Licenses { get; } = [];
}

public sealed class License
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string State { get; set; } = "";
}

public sealed class RecordsDb(DbContextOptions<RecordsDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    public DbSet<Person> People => Set<Person>();

    protected override void MapEntities(ModelBuilder model) => model.Entity<Person>(person =>
    {
        person.ToTable("people");
        person.HasKey(p => p.Id);
        person.Property(p => p.Ssn).IsEncrypted("person.ssn", lookup: true);
        person.Property(p => p.Born).IsEncrypted("person.born");
        person.HasMany(p => p.Licenses).WithOne().HasForeignKey("PersonId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        model.Entity<License>().ToTable("licenses").Property(l => l.Id).ValueGeneratedNever();
    });
}
