from django.db import migrations

# The history lists the newest changes first, and asks of each what took it back.
BY_MOMENT = "CREATE INDEX change_by_moment ON pghistory_context (created_at DESC)"
BY_WHAT_IT_UNDOES = "CREATE INDEX change_by_what_it_undoes ON pghistory_context ((metadata -> 'undoes'))"


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0011_an_event_may_show_an_image"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(BY_MOMENT, "DROP INDEX change_by_moment"),
        migrations.RunSQL(BY_WHAT_IT_UNDOES, "DROP INDEX change_by_what_it_undoes"),
    ]
